// Live updates: something happened, go and look.
//
//   import { stream } from "./stream.js";
//   const stop = stream.on(capability, (body) => ...);
//
// `capability`: 16 to 32 bytes, or their hexadecimal; the server publishes on its SHA-256 (rigcheck/care/streams).
// The handler is called with
//   null         something may have been missed: read the box again. So it begins, as soon as nothing more can be
//                missed: a page needs no first look of its own. Again after a gap of more than a quarter of an hour.
//   Uint8Array   what was published, each event once, however often the line broke in between.
// Two events may come in the other order where two people acted at the same moment: what has an order carries a number.
//
// The page needs <meta name="csrf" content="{{ csrf_token }}">, or a form. `stream.live` says whether the line is open,
// and window gets "rigcheck:live" and "rigcheck:waiting". Nothing is shown from here.
// One tab leads: it alone has a line to the server, for all tabs, and tells the others (stream-tabs.js).

import { fromHex, sha256, toHex } from "./stream-bytes.js";
import { Tabs } from "./stream-tabs.js";

const TAG_LETTERS = 32;

class Stream {
  #handlers = new Map();
  #tabs = null;

  get live() {
    return this.#tabs?.live ?? false;
  }

  /** Listen on the channel of a capability; gives back a function that stops it. */
  on(capability, handler) {
    const listener = { handler, told: false, tag: "", stopped: false };
    this.#listen(typeof capability === "string" ? fromHex(capability) : capability, listener);
    return () => this.#stop(listener);
  }

  /** Forget every channel and hang up. */
  close() {
    this.#handlers.clear();
    this.#tabs?.close();
    this.#tabs = null;
  }

  async #listen(capability, listener) {
    const tag = toHex(await sha256(capability)).slice(0, TAG_LETTERS);
    if (listener.stopped) return;
    listener.tag = tag;
    const known = this.#handlers.get(tag) ?? { capability: toHex(capability), listeners: new Set() };
    known.listeners.add(listener);
    this.#handlers.set(tag, known);
    this.#tabs ??= new Tabs({ heard: (event) => this.#heard(event), ready: (...given) => this.#ready(...given) });
    this.#tell();
  }

  #stop(listener) {
    listener.stopped = true;
    const known = this.#handlers.get(listener.tag);
    known?.listeners.delete(listener);
    if (known?.listeners.size) return;
    this.#handlers.delete(listener.tag);
    this.#tell();
  }

  #tell() {
    this.#tabs?.want([...this.#handlers].map(([tag, { capability }]) => [tag, capability]));
  }

  #heard({ tag, body }) {
    for (const listener of [...(this.#handlers.get(tag)?.listeners ?? [])]) if (listener.told) call(listener, body);
  }

  /** Nothing more is missed on these channels. `anew`: something was, on all of them. */
  #ready(tags, anew) {
    for (const tag of tags) {
      for (const listener of [...(this.#handlers.get(tag)?.listeners ?? [])]) {
        if (!listener.told || anew) call(listener, null);
      }
    }
  }
}

function call(listener, body) {
  if (listener.stopped) return;
  listener.told = true;
  try {
    listener.handler(body);
  } catch (error) {
    // One page's fault must not keep the others from hearing.
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** The one stream of this page. */
export const stream = new Stream();
window.addEventListener("rigcheck:exit", () => stream.close());
