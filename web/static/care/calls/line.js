// One line of voice through the relay. Offers may cross each other: the side that is `polite` gives way ("perfect
// negotiation", WebRTC 1.0, section 10.7), so either may begin, and begin anew where the line was lost.

import { bareCandidate, bareDescription, isRelay } from "./description.js";

const GATHERING_MS = 4000;
const TOGETHER_MS = 250;

export class Line {
  #making = false;
  #ignoring = false;
  #late = [];
  #told = false;
  #started = false;
  #turn = 0;
  #resting = false;
  #timer;

  /**
   * `pass` of the relay: {urls, username, credential}; `stream` of the microphone; `send(content)` to the other side;
   * `changed(state)` with the connection's state, or "no-relay" where the relay lets nobody in; `heard(track)`.
   */
  constructor({ pass, stream, polite, send, changed, heard }) {
    Object.assign(this, { stream, polite, send, changed });
    this.connection = new RTCPeerConnection(through(pass));
    this.connection.addEventListener("negotiationneeded", () => this.#offer());
    this.connection.addEventListener("icecandidate", ({ candidate }) => this.#found(candidate));
    this.connection.addEventListener("connectionstatechange", () => this.changed(this.connection.connectionState));
    this.connection.addEventListener("track", ({ track }) => heard(track));
  }

  /** Begin: what is negotiated follows by itself. */
  start() {
    if (this.#started) return;
    this.#started = true;
    for (const track of this.stream.getTracks()) this.connection.addTrack(track, this.stream);
    onlyOpus(this.connection);
  }

  /** The line was lost: try again, with a pass that still serves. An offer that nobody answered is taken back first. */
  async again(pass) {
    this.connection.setConfiguration(through(pass));
    if (this.#making) return; // the last try is not over
    this.#resting = false;
    await this.#takeBack();
    this.connection.restartIce();
    await this.#offer();
  }

  /** What the other side says about the line. */
  async hear({ type, sdp, candidates }) {
    if (candidates) return this.#take(candidates);
    const crossed = type === "offer" && (this.#making || this.connection.signalingState !== "stable");
    this.#ignoring = crossed && !this.polite;
    if (this.#ignoring || (type === "answer" && this.connection.signalingState !== "have-local-offer")) return undefined;
    await this.connection.setRemoteDescription({ type, sdp: bareDescription(sdp) });
    if (type !== "offer") return undefined;
    this.start();
    await this.connection.setLocalDescription();
    return this.#tell();
  }

  close() {
    clearTimeout(this.#timer);
    this.connection.close();
  }

  async #offer() {
    if (this.#resting || this.#making || this.connection.signalingState !== "stable") return;
    this.#making = true;
    try {
      await this.connection.setLocalDescription();
      await this.#tell();
    } catch {
      this.changed("failed");
    } finally {
      this.#making = false;
    }
  }

  /** Send the description once the relay's addresses stand in it: one message instead of many. */
  async #tell() {
    this.#told = false;
    this.#late = [];
    this.#turn += 1;
    const turn = this.#turn;
    await gathered(this.connection);
    const { type, sdp } = this.connection.localDescription ?? {};
    if (!sdp || turn !== this.#turn || this.connection.signalingState === "closed") return; // another took its place
    this.#told = true;
    const bare = bareDescription(sdp);
    const isAlone = !bare.includes("a=candidate:") && this.connection.iceGatheringState === "complete";
    if (isAlone) this.changed("no-relay");
    if (!isAlone || type === "answer") await this.send({ does: "description", type, sdp: bare });
    else await this.#rest();
  }

  /** No relay answers, so there is nothing to offer: take it back, so that the other side's counts, until `again`. */
  async #rest() {
    this.#resting = true;
    await this.#takeBack();
  }

  async #takeBack() {
    if (this.connection.signalingState === "have-local-offer") await this.connection.setLocalDescription({ type: "rollback" });
  }

  #found(candidate) {
    if (!this.#told || !candidate?.candidate || !isRelay(candidate.candidate)) return;
    const { sdpMid, sdpMLineIndex } = candidate;
    this.#late.push({ candidate: bareCandidate(candidate.candidate), sdpMid, sdpMLineIndex });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.send({ does: "candidates", candidates: this.#late.splice(0) }), TOGETHER_MS);
  }

  async #take(candidates) {
    for (const one of candidates.filter(({ candidate }) => isRelay(candidate))) {
      try {
        await this.connection.addIceCandidate({ ...one, candidate: bareCandidate(one.candidate) });
      } catch (error) {
        if (!this.#ignoring) throw error;
      }
    }
  }
}

const hasAddress = (description) => Boolean(description?.sdp.includes("a=candidate:"));

const through = (pass) => ({
  iceServers: [pass],
  iceTransportPolicy: "relay",
  bundlePolicy: "max-bundle",
  rtcpMuxPolicy: "require",
});

function onlyOpus(connection) {
  const codecs = RTCRtpReceiver.getCapabilities("audio").codecs.filter(({ mimeType }) => mimeType.toLowerCase() === "audio/opus");
  for (const one of connection.getTransceivers()) one.setCodecPreferences?.(codecs);
}

/** Wait until the relay's addresses stand in the description. Where it begins anew, "complete" is still of the last time. */
function gathered(connection) {
  if (connection.iceGatheringState === "complete" && hasAddress(connection.localDescription)) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, GATHERING_MS);
    connection.addEventListener("icegatheringstatechange", () => {
      if (connection.iceGatheringState !== "complete") return;
      clearTimeout(timer);
      resolve();
    });
  });
}
