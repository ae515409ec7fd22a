"""What a browser says of its line of voice: between whom, how much comes in, and what was told about it on the way."""

from typing import Any

import pytest
from playwright.sync_api import Page

WATCHED = """() => {
  const Native = window.RTCPeerConnection;
  window.lines = [];
  window.told = [];
  window.said = [];
  window.got = [];
  const { parse, stringify } = JSON;
  const noted = (list, one) => { if (one?.kind === 'signalling') list.push(stringify(one)); return one; };
  JSON.stringify = (one, ...more) => { noted(window.said, one); return stringify(one, ...more); };
  JSON.parse = (text, ...more) => noted(window.got, parse(text, ...more));
  window.RTCPeerConnection = class extends Native {
    constructor(given) {
      const [server] = given.iceServers;
      super(window.only ? { ...given, iceServers: [{ ...server, urls: [window.only] }] } : given);
      window.lines.push(this);
      window.policy = given.iceTransportPolicy;
    }
    setRemoteDescription(one) { window.told.push(one.sdp); return super.setRemoteDescription(one); }
    addIceCandidate(one) { window.told.push(one.candidate); return super.addIceCandidate(one); }
  };
}"""
STATS = """async () => {
  const found = [];
  for (const line of window.lines) for (const one of (await line.getStats()).values()) found.push(one);
  return found;
}"""


def stats(page: Page, kind: str) -> list[dict[str, Any]]:
    return [one for one in page.evaluate(STATS) if one["type"] == kind]


def heard(page: Page) -> int:
    """Packets of sound that came in."""
    return sum(int(one["packetsReceived"]) for one in stats(page, "inbound-rtp") if one["kind"] == "audio")


def hears_more(page: Page, packets: int = 50) -> None:
    """Wait until so many more packets came."""
    before = heard(page)
    for _ in range(150):
        if heard(page) >= before + packets:
            return
        page.wait_for_timeout(200)
    pytest.fail(f"no more than {heard(page) - before} packets came")


def size_of_packets(page: Page) -> float:
    """Bytes of sound in each of the packets that come in from now on, as a mean."""
    (before,) = stats(page, "inbound-rtp")
    hears_more(page, 100)
    (after,) = stats(page, "inbound-rtp")
    packets = after["packetsReceived"] - before["packetsReceived"]
    return float((after["bytesReceived"] - before["bytesReceived"]) / packets)


def chosen(page: Page) -> tuple[dict[str, Any], dict[str, Any]]:
    """The two ends over which this side's sound goes, once the browser has settled and both ways carry sound.

    What comes in may take another pair of ends: each side chooses its own way to the relay.
    """
    for _ in range(150):
        found = {one["id"]: one for one in page.evaluate(STATS)}
        (transport,) = (one for one in found.values() if one["type"] == "transport")
        pair = found[transport["selectedCandidatePairId"]]
        came = sum(one["bytesReceived"] for one in found.values() if one["type"] == "candidate-pair")
        if pair["state"] == "succeeded" and pair["nominated"] and min(pair["bytesSent"], came) > 10_000:
            return found[pair["localCandidateId"]], found[pair["remoteCandidateId"]]
        page.wait_for_timeout(200)
    pytest.fail(f"no sound over the line that was chosen: {pair}")


def loudness(page: Page) -> float:
    """The energy of the sound that was heard until now (the made-up microphone of the other side beeps)."""
    (sound,) = stats(page, "inbound-rtp")
    return float(sound["totalAudioEnergy"])
