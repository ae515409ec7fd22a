// A call from the first ring to the last word, for either side. What it tells the other side goes as words of the talk,
// so the server sees neither that it rings nor how it went; it only hands out passes to the relay.
//
//   quiet -> ringing (we rang) -> joining -> talking <-> lost -> quiet
//   quiet -> rung (they rang)  -> joining

import { random, toHex } from "../../sealing/bytes.js";
import { minute } from "../conversations/time.js";
import { Line } from "./line.js";

const RINGS_MS = 60_000;
const JOINING_MS = 40_000;
const LOST_MS = 60_000;
const AGAIN_MS = 8000;
const POLITE_MS = 4000;
/** A ring that lay unread for longer is a missed call. */
const STALE_MS = 3 * 60_000;

export class Call {
  #work = Promise.resolve();
  #timer;
  #again;

  /**
   * `say(content)` puts it into the talk; `pass()` asks for one to the relay; `microphone()` gives a stream; `polite`:
   * this side gives way; `show(state, why)` on each change.
   */
  constructor({ say, pass, microphone, polite, show }) {
    Object.assign(this, { say, pass, microphone, polite, show });
    this.state = "quiet";
    this.id = "";
    this.audio = new Audio();
    this.audio.autoplay = true;
  }

  /** Ring the other side. Throws where there is no microphone, or it cannot be sent. */
  async ring() {
    if (this.state !== "quiet") return;
    const id = toHex(random(16));
    this.stream = await this.microphone();
    this.#to("ringing", id);
    this.#within(RINGS_MS, "nobody");
    await this.#tell({ does: "ring" }).catch((error) => {
      this.#end();
      throw error;
    });
  }

  /** Take the call that rings here. */
  async answer() {
    if (this.state !== "rung") return;
    const { id } = this;
    const stream = await this.microphone();
    if (this.id !== id || this.state !== "rung") return stop(stream); // they hung up meanwhile
    this.stream = stream;
    try {
      await this.#join();
      await this.#tell({ does: "take" });
    } catch (error) {
      this.#failed();
      throw error;
    }
    return undefined;
  }

  /** Hang up, or decline; `why` is told to the other side. */
  async hangUp(why = this.state === "rung" ? "declined" : "ended") {
    if (this.state === "quiet") return;
    const told = this.#tell({ does: "hang-up", why });
    this.#end(why === "declined" ? "" : why);
    await told.catch(() => {});
  }

  mute(is) {
    for (const track of this.stream?.getTracks() ?? []) track.enabled = !is;
  }

  /** What the other side says, one after the other. */
  hear(content) {
    this.#work = this.#work.then(() => this.#heard(content)).catch(() => this.#stumbled());
    return this.#work;
  }

  async #heard(content) {
    const { does, call } = content;
    if (does === "ring") return this.#rung(content);
    if (call !== this.id || this.state === "quiet") return undefined;
    if (does === "hang-up") return this.#end(this.state === "rung" ? "missed" : theirs(content.why));
    if (does === "take" && this.state === "ringing") return this.#begin();
    if (does === "description" || does === "candidates") await this.line?.hear(content);
    return undefined;
  }

  /** A ring; where both rang at once, that is an answer too, and the smaller number counts. */
  async #rung({ call, at }) {
    if (Date.now() - Date.parse(at) > STALE_MS) return undefined;
    if (this.state === "ringing") {
      this.id = call < this.id ? call : this.id;
      return this.#begin();
    }
    if (this.state !== "quiet") this.#end(); // their page was loaded again
    this.#to("rung", call);
    return this.#within(RINGS_MS, "missed");
  }

  async #begin() {
    await this.#join();
    this.line?.start();
  }

  async #join() {
    this.#to("joining", this.id);
    this.#within(JOINING_MS, "lost");
    const { id } = this;
    const pass = await this.pass();
    if (this.id !== id || this.state !== "joining") return;
    this.line = new Line({
      pass,
      stream: this.stream,
      polite: this.polite,
      send: (content) => this.#tell(content).catch(() => this.#stumbled()),
      changed: (state) => this.id === id && this.#changed(state),
      heard: (track) => (this.audio.srcObject = new MediaStream([track])),
    });
  }

  #changed(state) {
    if (state === "connected") {
      clearTimeout(this.#timer);
      clearTimeout(this.#again);
      this.#to("talking", this.id);
    }
    if (state === "no-relay" && this.state === "joining") this.#failed("no-relay");
    if (state === "closed") this.#end();
    if ((state === "disconnected" || state === "failed") && this.state === "talking") this.#lost();
  }

  /** The network went: both try again, the polite side a little later, and after a while it is over. */
  #lost() {
    this.#to("lost", this.id);
    this.#within(LOST_MS, "lost");
    const once = () => this.pass().then((pass) => this.state === "lost" && this.line.again(pass)).catch(() => {});
    const round = () => {
      once();
      this.#again = setTimeout(round, AGAIN_MS);
    };
    clearTimeout(this.#again);
    this.#again = setTimeout(round, this.polite ? POLITE_MS : 500);
  }

  /** Where the line is lost, words may not go out either: the next round tries anew. */
  #stumbled() {
    if (this.state !== "lost") this.#failed();
  }

  #failed(why = "lost") {
    if (this.state !== "quiet") this.hangUp(why);
  }

  #within(time, why) {
    clearTimeout(this.#timer);
    const { id } = this;
    this.#timer = setTimeout(() => this.id === id && this.#over(why), time);
  }

  #over(why) {
    if (this.state === "rung") this.#end(why);
    else this.hangUp(why);
  }

  #tell(content) {
    return this.say({ kind: "signalling", at: minute(), call: this.id, ...content });
  }

  #to(state, id, why = "") {
    this.state = state;
    this.id = id;
    this.show(state, why);
  }

  #end(why = "") {
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    this.line?.close();
    this.line = undefined;
    if (this.stream) stop(this.stream);
    this.stream = undefined;
    this.audio.srcObject = null;
    this.#to("quiet", "", why);
  }
}

const WHYS = ["declined", "ended", "lost", "no-relay"];
/** Why it is over, as the other side says; a ring that they took back is a missed call. */
const theirs = (why) => (why === "nobody" ? "missed" : WHYS.includes(why) ? why : "ended");

function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}
