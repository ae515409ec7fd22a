"""Staff sign in by name and password; nothing is kept by a proxy on the way."""


def test_a_coordinator_signs_in_and_out(coordinator, browser):
    answer = browser.post("/sign-in/", {"login": "coordinator", "password": "walnut-harbor-9-lanterns"})

    assert (answer.status_code, answer.url) == (302, "/")
    assert browser.get("/").status_code == 200
    browser.post("/sign-out/")
    assert browser.get("/").status_code == 302


def test_a_wrong_password_says_so_and_keeps_out(coordinator, browser):
    answer = browser.post("/sign-in/", {"login": "coordinator", "password": "wrong"})

    assert "do not go together" in answer.content.decode()
    assert browser.get("/").status_code == 302


def test_pages_are_not_stored_and_carry_the_policy(browser):
    headers = browser.get("/sign-in/").headers

    assert "no-store" in headers["Cache-Control"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_the_password_is_kept_as_argon2id(coordinator):
    assert coordinator.password.startswith("argon2$argon2id$")
