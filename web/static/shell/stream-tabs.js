// One tab leads. Of all tabs of this browser one holds the lock, has the line to the server for the channels of all, and
// tells the others what it hears. When it closes, the next one goes on where it was; when it sleeps while somebody looks
// at another, that one takes the lock away.
//
// What tabs say to each other never leaves the browser:
//   {want, tab}   the channels of one tab: [tag, capability] each     {gone: tab}
//   {who}         the leader asks all tabs for theirs                 {pulse, live, cursor}   the leader lives
//   {ready, anew} nothing more is missed on these tags                {heard, cursor}         one event

import { fromBase64 } from "./stream-bytes.js";
import { Line, micros } from "./stream-line.js";

const NAME = "stream";
const GATHER_MS = 80;
const PULSE_MS = 20_000;
const ASLEEP_MS = 90_000; // so long without a sign of the leader, and a tab that somebody looks at takes over
const RENEW_MS = 60_000;
const FORGOTTEN_MS = 10 * 60_000;
const MOST_SEEN = 5_000;
const REPEATED_US = 5 * 60_000_000; // the server repeats half a minute after a gap; what is older cannot come twice

export class Tabs {
  #hooks;
  #id = crypto.randomUUID();
  #channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
  #mine = [];
  #others = new Map();
  #seen = new Set();
  #cursor = "";
  #line = null;
  #asked = "";
  #leave = null;
  #queue = null;
  #gap = false;
  #pulse = Date.now();
  #renewed = 0;
  #gathering = 0;
  #timer = setInterval(() => this.#look(), PULSE_MS / 2);
  live = false;

  /** `heard({tag, body})` and `ready(tags, anew)`: see stream.js. */
  constructor(hooks) {
    this.#hooks = hooks;
    this.#channel?.addEventListener("message", ({ data }) => this.#told(data));
    window.addEventListener("pagehide", () => this.#post({ gone: this.#id }));
    window.addEventListener("pageshow", (event) => event.persisted && this.#back());
    document.addEventListener("resume", () => this.#back());
    this.#enter();
  }

  /** The channels that this tab listens on: [tag, capability] each. */
  want(channels) {
    this.#mine = channels;
    this.#announce();
    this.#gather();
  }

  close() {
    this.#post({ gone: this.#id });
    clearInterval(this.#timer);
    this.#mine = [];
    this.#lose();
    this.#queue?.abort();
    this.#leave?.();
    this.#channel?.close();
    this.#channel = null;
  }

  #enter({ steal = false } = {}) {
    if (!navigator.locks || !this.#channel) {
      this.#lead();
      return;
    }
    this.#queue = new AbortController();
    const how = steal ? { steal } : { signal: this.#queue.signal };
    navigator.locks.request(NAME, how, () => this.#lead()).catch(() => this.#robbed());
  }

  #lead() {
    this.#line = new Line(
      { heard: (event) => this.#heard(event), beat: () => this.#beat(), opened: ({ anew }) => this.#opened(anew) },
      this.#cursor,
    );
    this.#asked = "";
    this.#post({ who: true });
    this.#gather();
    return new Promise((resolve) => (this.#leave = resolve));
  }

  /** Another tab has the lock: it waited for us in vain. What came meanwhile may be missed. */
  #robbed() {
    if (!this.#line || !this.#channel) return;
    this.#lose();
    this.#gap = true;
    this.#pulse = Date.now();
    this.#announce();
    this.#enter();
  }

  #lose() {
    const line = this.#line;
    this.#line = null;
    line?.close();
    this.#others.clear();
  }

  /** This tab was asleep, or comes out of the browser's memory: it heard nothing meanwhile. */
  #back() {
    if (this.#line) return;
    this.#gap = true;
    this.#announce();
  }

  #look() {
    if (this.#line) {
      this.#beat();
      return;
    }
    if (!this.#mine.length || document.hidden || Date.now() - this.#pulse < ASLEEP_MS) return;
    this.#pulse = Date.now();
    this.#gap = true;
    this.#queue?.abort();
    this.#enter({ steal: true });
  }

  /** Wait a moment for what other tabs want, then ask the server for all of it. */
  #gather() {
    if (!this.#line) return;
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => this.#ask(), GATHER_MS);
  }

  #ask() {
    if (!this.#line) return;
    const wanted = this.#wanted();
    const asked = [...new Set(wanted.values())].sort();
    if (asked.join() === this.#asked) {
      if (this.#line.live) this.#ready([...wanted.keys()], false);
      return;
    }
    this.#asked = asked.join();
    this.#line.listen(asked);
  }

  #wanted() {
    const old = Date.now() - FORGOTTEN_MS;
    for (const [tab, { at }] of this.#others) if (at < old) this.#others.delete(tab);
    return new Map([...this.#mine, ...[...this.#others.values()].flatMap(({ want }) => want)]);
  }

  #opened(anew) {
    if (!this.#line) return;
    this.#ready([...this.#wanted().keys()], anew);
  }

  #ready(tags, anew) {
    this.#post({ ready: tags, anew });
    this.#setReady(tags, anew);
  }

  #setReady(tags, anew) {
    const missed = anew || this.#gap;
    if (this.#mine.every(([tag]) => tags.includes(tag))) this.#gap = false;
    this.#hooks.ready(tags, missed);
  }

  #heard(event) {
    if (!this.#line) return;
    this.#post({ heard: event, cursor: this.#line.cursor });
    this.#cursor = this.#line.cursor;
    this.#take(event);
  }

  #beat() {
    if (!this.#line) return;
    this.#cursor = this.#line.cursor || this.#cursor;
    this.#post({ pulse: true, live: this.#line.live, cursor: this.#cursor });
    this.#setLive(this.#line.live);
  }

  #take({ tag, id, data }) {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    if (this.#seen.size > MOST_SEEN) this.#forget(micros(id) - REPEATED_US);
    this.#hooks.heard({ tag, body: fromBase64(data) });
  }

  #forget(before) {
    for (const id of this.#seen) if (micros(id) < before) this.#seen.delete(id);
  }

  #told(said) {
    if (said.who) this.#announce();
    else if (said.want) this.#noted(said);
    else if (said.gone) this.#others.delete(said.gone) && this.#gather();
    else if (this.#line) return;
    else this.#follow(said);
  }

  #noted({ want, tab }) {
    if (!this.#line) return;
    this.#others.set(tab, { want, at: Date.now() });
    this.#gather();
  }

  #follow(said) {
    this.#pulse = Date.now();
    if (said.cursor) this.#cursor = said.cursor;
    if (said.heard) this.#take(said.heard);
    else if (said.ready) this.#setReady(said.ready, said.anew);
    else if (said.pulse) this.#setLive(said.live);
    if (Date.now() - this.#renewed > RENEW_MS) this.#announce();
  }

  #announce() {
    this.#renewed = Date.now();
    if (!this.#line) this.#post({ want: this.#mine, tab: this.#id });
  }

  #post(said) {
    this.#channel?.postMessage(said);
  }

  #setLive(live) {
    if (this.live === live) return;
    this.live = live;
    window.dispatchEvent(new Event(live ? "rigcheck:live" : "rigcheck:waiting"));
  }
}
