"""Real sites on free ports, and a real Chromium the size of a phone."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURES = REPOSITORY / ".screenshots"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
THEMES = ("light", "dark", "red")
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
)


@dataclass
class Site:
    """A running site: its address, its data folder and how to run its commands."""

    side: str
    port: int
    data: Path
    environment: dict[str, str] = field(repr=False)
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def start(self) -> None:
        """Serve, and wait until it answers; what it says goes to its log."""
        with (self.data / f"{self.side}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "rigcheck.doors.serving", self.side, str(self.port)],
                env=self.environment,
                cwd=REPOSITORY,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        _wait_for(self, self.process)

    def stop(self, *, at_once: bool = False) -> None:
        """Ask it to end, or kill it as a power cut would."""
        assert self.process is not None
        if at_once:  # its workers too, or they would go on and answer in place of the one that is started next
            os.killpg(self.process.pid, signal.SIGKILL)
        else:
            self.process.terminate()
        self.process.wait(20)

    @property
    def address(self) -> str:
        return f"http://{self.side}.localhost:{self.port}"

    def command(self, *arguments: str) -> str:
        """Run one of this side's commands and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "rigcheck.doors.manage", self.side, *arguments],
            env=self.environment,
            cwd=REPOSITORY,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def running(side: str, data: Path, *, port: int = 0, **more: str) -> Iterator[Site]:
    """Serve one side on a database of its own until the tests are done, on a free port unless one is named."""
    environment = {**os.environ, "RIGCHECK_LOOPBACK": "1", "RIGCHECK_DATA": str(data), **more}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    site = Site(side, port or free_port(), data, environment)
    site.command("migrate", "--verbosity", "0")
    site.start()
    try:
        yield site
    finally:
        site.stop()


def _wait_for(site: Site, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)
        try:
            connection.request("GET", "/exit/", headers={"Host": f"{site.side}.localhost"})
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError((site.data / f"{site.side}.log").read_text())


@pytest.fixture(scope="session")
def care(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from running("care", tmp_path_factory.mktemp("care"))


@pytest.fixture(scope="session")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The agency's site with the fictional agencies and staff, before any journey adds another."""
    for site in running("roster", tmp_path_factory.mktemp("roster")):
        site.command("demo")
        yield site


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or the one that CHROMIUM names."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, chromium_sandbox=os.getuid() != 0, args=list(FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh phone."""
    phone = chromium.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True, locale="en-US")
    phone.set_default_timeout(15_000)
    yield phone
    phone.close()


@pytest.fixture
def requests_sent(context: BrowserContext) -> list[Request]:
    """Every request that the phone makes, in order."""
    sent: list[Request] = []
    context.on("request", lambda request: sent.append(request))
    return sent


@pytest.fixture
def page(context: BrowserContext, requests_sent: list[Request]) -> Iterator[Page]:
    """A page that fails the test on a script error, a refused style or script, or a request to a third party."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    outside = [one.url for one in requests_sent if not _ours(one.url)]
    assert errors == []
    assert outside == []


def _ours(url: str) -> bool:
    host = url.split("/")[2].split(":")[0] if "://" in url else ""
    return url.startswith(("data:", "blob:", "about:")) or host.endswith(".localhost")


@pytest.fixture
def picture(page: Page) -> Callable[..., None]:
    """Photograph the page as it stands, on a phone and a desk, in the three themes."""

    def take(name: str, *, sizes: tuple[str, ...] = ("phone", "desk"), themes: tuple[str, ...] = THEMES) -> None:
        PICTURES.mkdir(exist_ok=True)
        before = page.evaluate("document.documentElement.dataset.theme || ''")
        for size in sizes:
            page.set_viewport_size(PHONE if size == "phone" else DESK)
            for theme in themes:
                page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
                page.wait_for_timeout(120)
                page.screenshot(path=PICTURES / f"{name}-{size}-{theme}.png", full_page=True)
        page.set_viewport_size(PHONE)
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", before)

    return take
