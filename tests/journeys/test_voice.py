"""Two Chromium speak through a real coturn: relay to relay alone, no address of the other, and what happens else."""

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys import crew
from tests.journeys.conftest import DESK, FLAGS, PHONE, PICTURES, THEMES, Site, running
from tests.journeys.hearing import WATCHED, chosen, hears_more, loudness, size_of_packets, stats
from tests.journeys.members import enrol
from tests.journeys.people import Somebody
from tests.journeys.test_every_page import in_each_theme
from tests.journeys.test_talks import FORGE_KEYS, begin, held_in_memory, make_keys, open_newest, write
from tests.traces import in_bytes, in_folder
from tests.turnserver import LINES, PORTS, SECRET, Turnserver, turnserver

pytestmark = [pytest.mark.journey, pytest.mark.relay, pytest.mark.xdist_group("voice")]
SOUND = (
    "--use-fake-device-for-media-stream",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
)
TRACES = (" typ host", " typ srflx", " typ prflx", "ssrc-audio-level", "network-cost", "127.0.0.1", ".local ")
"""What says where somebody is, or what is said, beside the words of a line."""
CALLED, TALKING = "They are calling you.", "You can talk now."
Pair = tuple[Page, Page]
Browsers = tuple[Browser, Browser]


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Turnserver]:
    made = turnserver(tmp_path_factory.mktemp("turn"))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, relay: Turnserver) -> Iterator[Site]:
    more = {"RIGCHECK_RELAY": relay.address, "RIGCHECK_RELAY_SECRET": SECRET}
    yield from running("care", tmp_path_factory.mktemp("voice"), **more)


@pytest.fixture(scope="module")
def team(site: Site) -> dict[str, Somebody]:
    return crew.supporters(site)


@pytest.fixture(scope="module")
def browsers(chromium: Browser) -> Iterator[Browsers]:
    """Two programs of their own, each with a made-up microphone that beeps."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    one, other = (
        chromium.browser_type.launch(executable_path=program, chromium_sandbox=os.getuid() != 0, args=[*FLAGS, *SOUND])
        for _ in range(2)
    )
    yield one, other
    one.close()
    other.close()


def phone(browser: Browser, errors: list[str]) -> tuple[BrowserContext, Page]:
    context = browser.new_context(viewport=PHONE, locale="en-US", permissions=["microphone"])
    context.set_default_timeout(20_000)
    context.add_init_script(f"({WATCHED})()")
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    return context, page


@pytest.fixture(scope="module")
def acquainted(browsers: Browsers, site: Site, team: dict[str, Somebody]) -> Iterator[tuple[Pair, list[str]]]:
    """A member and a peer who have written to each other, each on their page of the talk; and what broke there."""
    errors: list[str] = []
    opened = [phone(browser, errors) for browser in browsers]
    member, peer = opened[0][1], opened[1][1]
    team[crew.PEER].take(peer)
    make_keys(peer, site)
    enrol(site).take(member)
    begin(member, site, "can we talk")
    open_newest(peer, site)
    write(peer, "yes, call me")
    expect(member.locator("[data-said]")).to_contain_text("yes, call me", timeout=30_000)
    yield (member, peer), errors
    for context, _ in opened:
        context.close()


@pytest.fixture
def two(acquainted: tuple[Pair, list[str]]) -> Iterator[Pair]:
    """The two on their pages, loaded anew."""
    pair, errors = acquainted
    for page in pair:
        page.reload()
        expect(page.get_by_role("button", name="Call by voice")).to_be_visible(timeout=30_000)
    yield pair
    assert errors == []


def speak(caller: Page, called: Page) -> None:
    """Ring, answer, and wait until both are told that they can talk."""
    caller.get_by_role("button", name="Call by voice").click()
    expect(called.get_by_text(CALLED)).to_be_visible(timeout=40_000)
    called.get_by_role("button", name="Answer").click()
    for page in (caller, called):
        expect(page.get_by_text(TALKING)).to_be_visible(timeout=60_000)


def look(page: Page, name: str) -> None:
    """Axe and a picture, on a phone and a desk, in each theme."""
    PICTURES.mkdir(exist_ok=True)
    page.emulate_media(reduced_motion="reduce")
    for size, view in (("phone", PHONE), ("desk", DESK)):
        page.set_viewport_size(view)
        page.evaluate("scrollTo(0, 0)")
        assert in_each_theme(page) == {theme: [] for theme in THEMES}
        for theme in THEMES:
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            page.wait_for_timeout(120)
            page.screenshot(path=PICTURES / f"voice-{name}-{size}-{theme}.png")
    page.evaluate("() => { delete document.documentElement.dataset.theme }")
    page.set_viewport_size(PHONE)


def test_they_speak_relay_to_relay_and_neither_learns_an_address(two: Pair) -> None:
    member, peer = two
    speak(member, peer)
    for page in two:
        silent = loudness(page)
        hears_more(page, 100)
        assert loudness(page) > silent, "not packets alone: a beep is heard"
        assert page.evaluate("window.policy") == "relay"
        for end in chosen(page):
            assert (end["candidateType"], end["address"]) == ("relay", LINES)
        candidates = stats(page, "local-candidate") + stats(page, "remote-candidate")
        for one in candidates:
            assert one["candidateType"] == "relay"
            assert one["address"] == LINES
            assert PORTS[0] <= one["port"] <= PORTS[1]
        known = {one["id"] for one in candidates}
        for pair in stats(page, "candidate-pair"):
            assert {pair["localCandidateId"], pair["remoteCandidateId"]} <= known
        for way in ("said", "got", "told"):
            words = "\n".join(page.evaluate(f"window.{way}"))
            assert " typ relay " in words
            assert "cbr=1" in words
            assert [trace for trace in TRACES if trace in words] == [], way
    peer.get_by_role("button", name="Hang up").click()
    expect(member.get_by_text("The call is over.")).to_be_visible()
    expect(member.get_by_text("You called.").last).to_be_visible()
    expect(peer.get_by_text("They called.").last).to_be_visible()
    assert member.evaluate("window.lines.map(one => one.connectionState)") == ["closed"]


def test_what_they_tell_each_other_of_the_line_is_closed_on_the_wire_and_on_the_server(two: Pair, site: Site) -> None:
    """Keys and fingerprints of the line go as words of the talk: no request, file or memory of the server has them."""
    member, peer = two
    sent: list[bytes] = []
    for page in two:
        page.on("request", lambda request: sent.append(request.url.encode() + (request.post_data_buffer or b"")))
    speak(member, peer)
    secrets = {
        found.strip()
        for page in two
        for line in page.evaluate("window.lines.map(one => one.localDescription.sdp)")
        for found in re.findall(r"a=(?:fingerprint:sha-256 |ice-pwd:)(\S+)", line)
    }
    assert len(secrets) == 4, "two fingerprints, two keys of the line"
    secrets |= {" typ relay ", '"does":"ring"', "opus/48000"}
    said = "\n".join(said for page in two for said in page.evaluate("window.said")).encode()
    assert {found.rpartition(" in ")[0] for found in in_bytes(said, secrets)} == secrets, "the search finds them"
    assert sum(b"/talk-box/step" in one for one in sent) >= 4
    assert [found for one in sent for found in in_bytes(one, secrets)] == []
    assert in_folder(site.data, secrets) == []
    assert site.process is not None
    assert held_in_memory(site.process.pid, sorted(secrets)) == []
    assert held_in_memory(site.process.pid, ["rigcheck"]) != [], "the search reads the memory"


def test_a_call_looks_right_wherever_it_stands(two: Pair) -> None:
    """Each state on a phone and a desk, in the three themes; whoever pressed goes on with the next button."""
    member, peer = two
    look(member, "quiet")
    member.get_by_role("button", name="Call by voice").press("Enter")
    expect(member.get_by_text("Ringing.")).to_be_visible()
    expect(member.get_by_role("button", name="Hang up")).to_be_focused()
    expect(peer.get_by_text(CALLED)).to_be_visible(timeout=20_000)
    expect(peer.get_by_role("button", name="Answer")).not_to_be_focused()
    look(member, "ringing")
    look(peer, "rung")
    peer.get_by_role("button", name="Answer").press("Enter")
    for page in two:
        expect(page.get_by_text(TALKING)).to_be_visible(timeout=30_000)
    expect(peer.get_by_role("button", name="Hang up")).to_be_focused()
    look(member, "talking")
    look(peer, "talking-supporter")
    peer.get_by_label("Your words").scroll_into_view_if_needed()
    expect(peer.get_by_role("button", name="Hang up")).to_be_in_viewport()
    peer.get_by_role("button", name="Hang up").press("Enter")
    expect(member.get_by_text("The call is over.")).to_be_visible()
    look(member, "over")


def test_a_network_that_drops_udp_carries_a_call_over_tcp(two: Pair, relay: Turnserver) -> None:
    for page in two:
        page.evaluate(f"window.only = '{relay.tcp_address}'")
    speak(*two)
    for page in two:
        hears_more(page)
        own, theirs = chosen(page)
        assert (own["candidateType"], own["relayProtocol"], theirs["candidateType"]) == ("relay", "tcp", "relay")
    two[0].get_by_role("button", name="Hang up").click()
    expect(two[1].get_by_text("The call is over.")).to_be_visible()


def test_nobody_is_rung_while_keys_are_in_doubt(two: Pair) -> None:
    member, _ = two
    member.add_init_script(f"if (window.name === 'forged') {{ {FORGE_KEYS} }}")
    member.evaluate("window.name = 'forged'")
    member.reload()
    expect(member.get_by_text("Their keys changed")).to_be_visible(timeout=30_000)
    expect(member.get_by_role("button", name="Call by voice")).to_be_hidden()
    member.evaluate("window.name = ''")
    member.reload()
    expect(member.get_by_role("button", name="Call by voice")).to_be_visible(timeout=30_000)


def test_without_a_microphone_it_says_what_to_do_and_nobody_is_rung(two: Pair, site: Site) -> None:
    member, peer = two
    rings = peer.get_by_text("They called.").count()
    member.context.grant_permissions([], origin=site.address)
    member.get_by_role("button", name="Call by voice").click()
    expect(member.get_by_text("This phone gave no microphone.")).to_be_visible()
    expect(member.get_by_role("button", name="Call by voice")).to_be_visible()
    look(member, "no-microphone")
    write(member, "no microphone here")
    expect(peer.locator("[data-said]")).to_contain_text("no microphone here")
    expect(peer.get_by_text(CALLED)).to_be_hidden()
    assert peer.get_by_text("They called.").count() == rings
    member.context.grant_permissions(["microphone"], origin=site.address)


def test_the_peer_rings_the_member_mutes_and_it_is_silent_not_still(two: Pair) -> None:
    member, peer = two
    speak(peer, member)
    member.get_by_role("button", name="Mute").click()
    expect(member.get_by_role("button", name="Unmute")).to_have_attribute("aria-pressed", "true")
    assert member.evaluate("window.lines[0].getSenders()[0].track.enabled") is False
    silent = size_of_packets(peer)
    member.get_by_role("button", name="Unmute").click()
    assert abs(size_of_packets(peer) - silent) < 1, "who carries the packets sees no difference"
    member.get_by_role("button", name="Hang up").click()
    expect(peer.get_by_text("The call is over.")).to_be_visible()


def test_not_now_is_an_answer_and_one_who_rings_in_vain_may_stop(two: Pair) -> None:
    member, peer = two
    member.get_by_role("button", name="Call by voice").click()
    expect(peer.get_by_text(CALLED)).to_be_visible(timeout=20_000)
    peer.get_by_role("button", name="Not now").click()
    expect(member.get_by_text("They cannot talk right now.")).to_be_visible()
    member.get_by_role("button", name="Call by voice").click()
    expect(peer.get_by_text(CALLED)).to_be_visible(timeout=20_000)
    member.get_by_role("button", name="Hang up").click()
    expect(peer.get_by_text("They rang, and stopped.")).to_be_visible()
    assert member.evaluate("window.lines.length") == 0, "no line before somebody answers"


def test_both_ring_at_once_and_it_is_one_call(two: Pair) -> None:
    member, peer = two
    for page in two:
        page.get_by_role("button", name="Call by voice").click()
    for page in two:
        expect(page.get_by_text(TALKING)).to_be_visible(timeout=40_000)
        hears_more(page)
    member.get_by_role("button", name="Hang up").click()
    expect(peer.get_by_text("The call is over.")).to_be_visible()


def test_the_relay_goes_away_and_comes_back(two: Pair, relay: Turnserver) -> None:
    member, peer = two
    speak(member, peer)
    relay.stop()
    try:
        for page in two:
            expect(page.get_by_text("The line is lost.")).to_be_visible(timeout=40_000)
    finally:
        relay.start()
    for page in two:
        expect(page.get_by_text(TALKING)).to_be_visible(timeout=45_000)
        hears_more(page)


def test_an_offer_with_an_own_address_in_it_is_bare_when_it_is_taken(two: Pair) -> None:
    """What a changed browser would send: everything but the relay's address is taken out again on the way in."""
    member, _ = two
    cleaned = member.evaluate(
        """async () => {
          const { bareDescription } = await import(document.querySelector('script[src*="conversations/member.js"]').src
            .replace('conversations/member.js', 'calls/description.js'));
          const offer = ['v=0', 'o=mozilla...THIS_IS_SDPARTA-99.0 1 2 IN IP4 198.51.100.7', 's=a session', 'i=a laptop',
            'u=http://198.51.100.7/', 'a=tool:a browser', 'a=x-google-flag:conference', 't=0 0',
            'm=audio 50000 UDP/TLS/RTP/SAVPF 111',
            'c=IN IP4 198.51.100.7', 'a=rtcp:50001 IN IP4 198.51.100.7', 'a=fingerprint:sha-256 AA:BB',
            'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
            'a=rtpmap:111 opus/48000/2', 'a=fmtp:111 usedtx=1',
            'a=candidate:1 1 udp 2122 198.51.100.7 50000 typ host generation 0 network-cost 900',
            'a=candidate:4 1 udp 1 198.51.100.7 9 typ host x typ relay y',
            'a=candidate:2 1 udp 1686 198.51.100.7 50000 typ srflx raddr 10.1.2.3 rport 50000',
            'a=candidate:3 1 udp 4153 192.0.2.10 49200 typ relay raddr 198.51.100.7 rport 50000 network-id 1'];
          const unsigned = offer.map(line => line.startsWith('a=fingerprint') ? 'a=mid:0' : line);
          const broken = [unsigned, [...offer, 'm=video 9 UDP/TLS/RTP/SAVPF 96'], ['v=0']];
          const refused = broken.map(lines => {
            try { return bareDescription(lines.join('\\r\\n')); } catch (error) { return error.code; }
          });
          return [bareDescription(offer.join('\\r\\n')), refused];
        }"""
    )
    bare, refused = cleaned
    assert "198.51.100.7" not in bare
    assert "10.1.2.3" not in bare
    assert {line[:2] for line in bare.splitlines()} == {"v=", "o=", "s=", "t=", "m=", "c=", "a="}
    for told in ("mozilla", "session", "laptop", "tool", "google"):
        assert told not in bare
    assert bare.count("a=candidate:") == 1
    assert " 192.0.2.10 49200 typ relay raddr 0.0.0.0 rport 0" in bare
    assert "usedtx=1" not in bare
    assert refused == ["not-voice"] * 3


def test_without_a_relay_no_page_shows_a_call(browsers: Browsers, tmp_path_factory: pytest.TempPathFactory) -> None:
    for site in running("care", tmp_path_factory.mktemp("silent")):
        errors: list[str] = []
        (one, member), (other, peer) = phone(browsers[0], errors), phone(browsers[1], errors)
        crew.supporters(site)[crew.PEER].take(peer)
        make_keys(peer, site)
        enrol(site).take(member)
        begin(member, site, "in writing")
        open_newest(peer, site)
        write(peer, "in writing then")
        expect(member.locator("[data-said]")).to_contain_text("in writing then")
        for page in (member, peer):
            expect(page.get_by_role("button", name="Call by voice")).to_be_hidden()
        one.close()
        other.close()
        assert errors == []
