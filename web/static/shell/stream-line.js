// One line to the server: a ticket, then a stream of events that is opened again whenever it breaks.
//
// A stream by `fetch`, not by EventSource: the ticket goes in a header, so that nothing of it stands in an address, and
// a line that is dead without saying so (a phone that slept, a network that changed) is noticed and left.

const TICKETS = "/stream-ticket/";
const STREAM = "/stream/";
const SILENCE_MS = 60_000; // the server gives a sign of life every 25 seconds
const STALE_MS = 30_000; // so long without one, and somebody looks at the page again: open a new line at once
const LOOK_MS = 5_000;
const PATIENCE_MS = 15_000;
const SHORTEST_MS = 500;
const LONGEST_MS = 30_000;
const QUIET_MS = 10_000; // a line that held so long was a good one: the next wait is short again

/**
 * `heard({tag, id, body})`, `beat()` at every sign of life, `opened({anew})` when nothing more can be missed: `anew`
 * where something was. `cursor` is where the next line goes on.
 */
export class Line {
  #hooks;
  #channels = [];
  #cut = null;
  #wake = null;
  #running = false;
  #last = 0;
  #waited = 0;
  #timer = null;
  live = false;

  constructor(hooks, cursor = "") {
    this.#hooks = hooks;
    this.cursor = cursor;
    this.nudge = this.nudge.bind(this);
    for (const [target, name] of AWAKE) target.addEventListener(name, this.nudge);
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  /** Listen on these channels (capabilities in hexadecimal) from now on. */
  listen(channels) {
    this.#channels = channels;
    this.#hang();
    if (!this.#running && channels.length) this.#run();
  }

  close() {
    this.#channels = [];
    clearInterval(this.#timer);
    for (const [target, name] of AWAKE) target.removeEventListener(name, this.nudge);
    this.#hang();
  }

  /** Somebody is there, or the network is: do not wait any longer. */
  nudge(event) {
    if (document.hidden && event?.type === "visibilitychange") return;
    if (event?.type === "pageshow" && !event.persisted) return; // the page is new, and so is the line
    const changed = event?.type === "online" || event?.type === "offline"; // a line of the old network is a dead one
    if (this.live && Date.now() - this.#last < STALE_MS && !changed) return;
    this.#waited = 0;
    this.#hang();
  }

  /** Cut the line; if the next one waits for a better moment, this is one. */
  #hang() {
    this.#cut?.abort();
    this.#wake?.();
  }

  #look() {
    if (this.live && Date.now() - this.#last > SILENCE_MS) this.#cut?.abort();
  }

  async #run() {
    this.#running = true;
    while (this.#channels.length) {
      const began = Date.now();
      try {
        await this.#once();
      } catch {
        // No signal, a line that was cut, a server that begins anew: all alike, try again.
      }
      this.#say(false);
      if (Date.now() - began > QUIET_MS) this.#waited = 0;
      if (this.#channels.length && !this.#cut.signal.aborted) await this.#pause();
    }
    this.#running = false;
  }

  /** Longer each time, and by chance, so that not everybody comes back at once after a restart. */
  #pause() {
    this.#waited = Math.min(Math.max(this.#waited * 2, SHORTEST_MS), LONGEST_MS);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#waited * (0.5 + Math.random() / 2));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    }).finally(() => (this.#wake = null));
  }

  async #once() {
    this.#cut = new AbortController();
    const given = await this.#ask(TICKETS, {
      method: "POST",
      headers: { "X-CSRFToken": csrf(), "Content-Type": "application/json" },
      body: JSON.stringify({ channels: this.#channels }),
    });
    const { ticket } = await given.json();
    const headers = { "X-Stream-Ticket": ticket, Accept: "text/event-stream" };
    if (this.cursor) headers["Last-Event-ID"] = this.cursor;
    const answer = await this.#ask(STREAM, { headers });
    this.#last = Date.now();
    const anew = answer.headers.get("X-Stream") !== "goes-on";
    this.#say(true);
    this.#hooks.opened({ anew });
    await this.#read(answer.body.getReader());
  }

  async #ask(url, { headers, ...request }) {
    const cut = this.#cut;
    const timer = setTimeout(() => cut.abort(), PATIENCE_MS);
    try {
      const common = { cache: "no-store", redirect: "error", signal: cut.signal };
      const answer = await fetch(url, { ...request, ...common, headers: { "X-Rigcheck": "fetch", ...headers } });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }

  async #read(reader) {
    const letters = new TextDecoder();
    let waiting = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      this.#last = Date.now();
      const pieces = (waiting + letters.decode(value, { stream: true })).split("\n\n");
      waiting = pieces.pop();
      for (const piece of pieces) this.#take(piece);
      this.#hooks.beat();
    }
  }

  #take(piece) {
    const said = {};
    for (const line of piece.split("\n")) {
      const at = line.indexOf(": ");
      if (at > 0) said[line.slice(0, at)] = line.slice(at + 2);
    }
    // What is repeated after a gap is older than the cursor, and must not set it back.
    if (said.id && micros(said.id) > micros(this.cursor)) this.cursor = said.id;
    if (said.event) this.#hooks.heard({ tag: said.event, id: said.id, data: said.data ?? "" });
  }

  #say(live) {
    if (this.live === live) return;
    this.live = live;
    this.#hooks.beat();
  }
}

const AWAKE = [
  [window, "online"],
  [window, "offline"],
  [window, "pageshow"],
  [document, "visibilitychange"],
  [document, "resume"],
];

/** The moment in an event's id or a cursor, in microseconds. */
export function micros(id) {
  return Number(id.split("-")[0]);
}

function csrf() {
  const found = document.querySelector("meta[name=csrf], input[name=csrfmiddlewaretoken]");
  return found?.content ?? found?.value ?? "";
}
