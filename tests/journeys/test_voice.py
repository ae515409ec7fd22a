"""Two Chromium speak through a real coturn: relay to relay alone, no address of the other, and what happens else."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys import crew
from tests.journeys.conftest import FLAGS, PHONE, PICTURES, THEMES, Site, running
from tests.journeys.members import enrol
from tests.journeys.people import Somebody
from tests.journeys.test_talks import begin, make_keys, open_newest, read_everything, write
from tests.turnserver import LINES, PORTS, SECRET, Turnserver, turnserver

pytestmark = pytest.mark.journey
SOUND = (
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
)
WATCHED = """() => {
  const Native = window.RTCPeerConnection;
  window.lines = [];
  window.told = [];
  window.RTCPeerConnection = class extends Native {
    constructor(...given) { super(...given); window.lines.push(this); window.policy = given[0].iceTransportPolicy; }
    setRemoteDescription(one) { window.told.push(one.sdp); return super.setRemoteDescription(one); }
    addIceCandidate(one) { window.told.push(one.candidate); return super.addIceCandidate(one); }
  };
}"""
STATS = """async () => {
  const found = [];
  for (const line of window.lines) for (const one of (await line.getStats()).values()) found.push(one);
  return found;
}"""
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
def browsers() -> Iterator[Browsers]:
    """Two programs of their own, each with a made-up microphone that beeps."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    with sync_playwright() as playwright:
        one, other = (
            playwright.chromium.launch(
                executable_path=program, chromium_sandbox=os.getuid() != 0, args=[*FLAGS, *SOUND]
            )
            for _ in range(2)
        )
        yield one, other
        one.close()
        other.close()


def phone(browser: Browser, errors: list[str]) -> tuple[BrowserContext, Page]:
    context = browser.new_context(viewport=PHONE, locale="en-US")
    context.set_default_timeout(20_000)
    context.add_init_script(f"({WATCHED})()")
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    return context, page


@pytest.fixture
def two(browsers: Browsers, site: Site, team: dict[str, Somebody]) -> Iterator[Pair]:
    """A member and a peer who have written to each other, each on their page of the talk."""
    errors: list[str] = []
    opened = [phone(browser, errors) for browser in browsers]
    member, peer = opened[0][1], opened[1][1]
    team[crew.PEER].take(peer)
    make_keys(peer, site)
    read_everything(peer, site)
    enrol(site).take(member)
    begin(member, site, "can we talk")
    open_newest(peer, site)
    write(peer, "yes, call me")
    expect(member.get_by_role("button", name="Call by voice")).to_be_visible(timeout=30_000)
    yield member, peer
    for context, _ in opened:
        context.close()
    assert errors == []


def speak(caller: Page, called: Page) -> None:
    """Ring, answer, and wait until both are told that they can talk."""
    caller.get_by_role("button", name="Call by voice").click()
    expect(called.get_by_text(CALLED)).to_be_visible(timeout=20_000)
    called.get_by_role("button", name="Answer").click()
    for page in (caller, called):
        expect(page.get_by_text(TALKING)).to_be_visible(timeout=30_000)


def stats(page: Page, kind: str) -> list[dict[str, Any]]:
    return [one for one in page.evaluate(STATS) if one["type"] == kind]


def heard(page: Page) -> int:
    """Packets of sound that came in."""
    return sum(int(one["packetsReceived"]) for one in stats(page, "inbound-rtp") if one["kind"] == "audio")


def hears_more(page: Page, packets: int = 50) -> None:
    """Wait until so many more packets came."""
    before = heard(page)
    page.wait_for_function(
        f"""async () => (await ({STATS})()).filter(one => one.type === 'inbound-rtp')
              .reduce((sum, one) => sum + one.packetsReceived, 0) >= {before + packets}""",
        timeout=30_000,
    )


def size_of_packets(page: Page) -> float:
    """Bytes of sound in each of the packets that come in from now on, as a mean."""
    (before,) = stats(page, "inbound-rtp")
    hears_more(page, 100)
    (after,) = stats(page, "inbound-rtp")
    packets = after["packetsReceived"] - before["packetsReceived"]
    return float((after["bytesReceived"] - before["bytesReceived"]) / packets)


def take_pictures(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.screenshot(path=PICTURES / f"{name}-phone-{theme}.png", full_page=True)


def test_they_speak_relay_to_relay_and_neither_learns_an_address(two: Pair, site: Site) -> None:
    member, peer = two
    speak(member, peer)
    for page in two:
        hears_more(page)
        assert page.evaluate("window.policy") == "relay"
        candidates = {one["id"]: one for kind in ("local-candidate", "remote-candidate") for one in stats(page, kind)}
        assert len(candidates) >= 2
        for one in candidates.values():
            assert one["candidateType"] == "relay"
            assert one.get("address", one.get("ip")) == LINES
            assert PORTS[0] <= one["port"] <= PORTS[1]
        pairs = stats(page, "candidate-pair")
        assert [one for one in pairs if one["state"] == "succeeded"] != []
        for one in pairs:
            assert one["localCandidateId"] in candidates
            assert one["remoteCandidateId"] in candidates
        told = "\n".join(page.evaluate("window.told"))
        assert " typ relay " in told
        for trace in (" typ host", " typ srflx", "ssrc-audio-level", "network-cost", "127.0.0.1", ".local"):
            assert trace not in told
        assert "cbr=1" in told
    take_pictures(member, "voice-talking-member")
    take_pictures(peer, "voice-talking-supporter")
    peer.get_by_role("button", name="Hang up").click()
    expect(member.get_by_text("The call is over.")).to_be_visible()
    expect(member.get_by_text("You called.")).to_be_visible()
    expect(peer.get_by_text("They called.")).to_be_visible()
    assert member.evaluate("window.lines.map(one => one.connectionState)") == ["closed"]


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
    take_pictures(peer, "voice-rung")
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
          const offer = ['v=0', 'o=- 1 2 IN IP4 198.51.100.7', 's=-', 't=0 0', 'm=audio 50000 UDP/TLS/RTP/SAVPF 111',
            'c=IN IP4 198.51.100.7', 'a=rtcp:50001 IN IP4 198.51.100.7', 'a=fingerprint:sha-256 AA:BB',
            'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
            'a=rtpmap:111 opus/48000/2', 'a=fmtp:111 usedtx=1',
            'a=candidate:1 1 udp 2122 198.51.100.7 50000 typ host generation 0 network-cost 900',
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
