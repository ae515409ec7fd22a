// One side of one talk: what was said, what is on its way in, and saying something. The server holds this side's state
// and words as bytes that only this side opens; each change is one step that is done whole or not at all, and of two
// tabs or phones the slower one reads again. So nothing is lost, nothing comes twice, and the order stays.

import { fromBase64, fromUtf8, toBase64, toHex, utf8 } from "../../sealing/bytes.js";
import { decodeTalk, encodeTalk, merge, openFirst, readHeader, receive, send } from "../../sealing/conversation.js";
import { openOwn, sealOwn } from "../../sealing/envelope.js";
import { digest } from "../../sealing/hazmat/derive.js";
import { plain, plainRecord } from "./plain.js";

const TRIES = 6;
/** The state of a side that has opened nothing yet. */
const NOTHING = "null";
/** What is wrong with one envelope alone: it is refused by name and taken away, so that it stops nobody. */
const REFUSED = ["foreign-envelope", "wrong-author", "seal-broken", "bad-padding", "cut-short", "unknown-version",
  "unknown-suite", "suite-not-accepted", "not-an-opening", "prekey-gone", "wrong-length", "missing"];
/** What a call is made with: it passes by, and of it only that it rang is kept. */
const PASSING = "signalling";
/** What is wrong with the whole talk: nothing goes on until somebody has looked. */
const STOPS = ["key-changed", "rewritten", "forked"];

export class Conversation {
  #queue = Promise.resolve();
  #highest = -1;
  #before = "";
  #items = new Map();
  #waiting = [];
  #whom;
  #passing = [];
  #hearing;

  /**
   * `id` 32 bytes; `side` "m" or "s"; `box` of boxOf; `store` the own row key; `signer` of this side; `prekeys` the
   * supporter's own (prekey-store.js).
   */
  constructor({ id, side, box, store, signer, prekeys }) {
    Object.assign(this, { id, side, box, store, signer, prekeys });
    this.talk = null;
    this.state = "asked";
    this.keep = 0;
    /** The code of what stopped this talk, or "". */
    this.stopped = "";
    this.supporter = null;
    /** Where to listen when something happens (32 hex digits). */
    this.ear = "";
    /** Whether the member is told that an answer waits. */
    this.rings = false;
    /** What the member is told of a disclosure, closed (base64). */
    this.told = [];
  }

  /** What was said, in order: [{slot, by, at, content, client, number}]. */
  get said() {
    return [...this.#items.values()].sort((one, other) => one.slot - other.slot);
  }

  /** Whether somebody can be written to here now. */
  get isOpen() {
    return this.state !== "closed" && !this.stopped && Boolean(this.talk);
  }

  /** Look what is new, and take it in. `whom`: ask with whom, too. Throws Trouble. */
  look({ whom = false } = {}) {
    return this.#inTurn(async () => {
      this.#whom = whom;
      await this.#untilDone(async () => {
        do await this.#read();
        while (await this.#take());
      });
      return this.said;
    });
  }

  /** Say something once for each `client` id (32 hex digits). Throws Trouble or a Refusal; then nothing was said. */
  say(content, client) {
    return this.#inTurn(() =>
      this.#untilDone(async () => {
        await this.#read();
        while (await this.#take()) await this.#read();
        if (this.said.some((one) => one.client === client)) return;
        await this.#post(content, client);
      }),
    );
  }

  /** Change the state itself, as when new keys are accepted; `change(talk)` gives the new one. */
  change(change) {
    return this.#inTurn(() =>
      this.#untilDone(async () => {
        await this.#read();
        const talk = await change(this.talk);
        await this.#step({ talk });
        this.stopped = "";
      }),
    );
  }

  /** `handler(content)` for each word of a call, those that came before it too. None of it is kept but the ring. */
  hears(handler) {
    this.#hearing = handler;
    this.#hand(this.#passing.splice(0));
  }

  #hand(contents) {
    if (this.#hearing) for (const content of contents) this.#hearing(content);
    else this.#passing.push(...contents);
  }

  #inTurn(work) {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {});
    return done;
  }

  async #untilDone(work) {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await work();
      } catch (error) {
        if (error.code !== "talk-moved" || left < 2) throw error;
      }
    }
  }

  async #read() {
    const told = await this.box.state(this.#next(), this.#whom);
    this.#whom = false;
    if (told.supporter !== undefined) this.supporter = told.supporter;
    this.rings = told.rings ?? this.rings;
    this.told = told.told ?? this.told;
    this.ear = told.ear;
    this.state = told.state;
    this.keep = told.keep;
    const blob = fromBase64(told.box);
    const before = blob.length ? toHex(await digest(blob)) : "";
    if (before !== this.#before || !this.talk) {
      const there = blob.length ? await this.#stateIn(blob) : null;
      this.talk = there && this.talk ? await this.#mergedWith(there) : there;
      this.#before = before;
    }
    for (const [slot, sealed] of told.kept) this.#items.set(slot, await this.#opened(slot, fromBase64(sealed)));
    const there = new Set(told.slots);
    for (const slot of this.#items.keys()) if (!there.has(slot)) this.#items.delete(slot);
    this.#highest = Math.max(this.#highest, ...told.slots, -1);
    this.#waiting = told.waiting;
  }

  /** The first slot that is not here yet. */
  #next() {
    return this.#highest + 1;
  }

  /** What is there, with what this page holds: a state from before, restored or shown again, never takes its place. */
  async #mergedWith(there) {
    try {
      return await merge(this.talk, there);
    } catch (refusal) {
      this.stopped = refusal.code;
      return this.talk;
    }
  }

  /** The state, or null where there is none that this account opens: a supporter with new keys begins anew. */
  async #stateIn(blob) {
    try {
      const text = fromUtf8(await openOwn(this.store, this.#stateContext(), blob));
      return text === NOTHING ? null : await decodeTalk(text);
    } catch (refusal) {
      if (refusal.code !== "seal-broken" || this.side === "m") throw refusal;
      return null;
    }
  }

  /** Take in what waits, in one step; whether there was anything. */
  async #take() {
    if (!this.#waiting.length || this.stopped) return false;
    const records = [];
    const takes = [];
    const passing = [];
    let talk = this.talk;
    let spent;
    for (const [number, text] of this.#waiting) {
      const blob = fromBase64(text);
      try {
        const found = await this.#receive(talk, blob, number);
        talk = found.talk;
        spent = found.store ?? spent;
        const { content: came, missing } = found.received;
        const content = plain(came, this.#other);
        if (content.kind === PASSING) passing.push(came);
        if (isKept(content) || missing) records.push({ by: this.#other, at: content.at ?? "", content: kept(content), missing, number, of: number });
      } catch (refusal) {
        if (STOPS.includes(refusal.code)) {
          this.stopped = refusal.code;
          break;
        }
        if (refusal.code !== "replayed" && !REFUSED.includes(refusal.code)) throw refusal;
        if (refusal.code !== "replayed") records.push({ by: this.#other, at: "", refused: refusal.code, number, of: number });
      }
      takes.push(number);
    }
    if (!takes.length) return false;
    await this.#step({ talk, records, takes });
    if (spent) await this.prekeys.save(spent);
    this.#hand(passing);
    return true;
  }

  get #other() {
    return this.side === "m" ? "s" : "m";
  }

  /** A gap in the numbers is what went unread when its time was over: the server says which come first now. */
  async #receive(talk, blob, number) {
    const { header } = readHeader(blob);
    const first = this.side === "s" && header.opening && (!talk || !talk.mine.some((own) => same(own.id, header.prekey)));
    if (first) {
      const store = await this.prekeys.load();
      return openFirst(blob, { conversation: this.id, store, before: talk ?? undefined });
    }
    if (!talk) throw Object.assign(new Error("not-an-opening"), { code: "not-an-opening" });
    return receive(talk, blob, { skip: number === header.number });
  }

  async #post(content, client) {
    const { talk, blob } = await send(this.talk, content, { signer: this.signer });
    const number = this.talk.sent.number;
    const record = { by: this.side, at: content.at ?? "", content, client, number };
    await this.#step({ talk, records: isKept(content) ? [record] : [], sends: [{ number, blob: toBase64(blob) }] });
  }

  async #step({ talk, records = [], sends = [], takes = [], drops = [] }) {
    const blob = await sealOwn(this.store, this.#stateContext(), utf8(talk ? encodeTalk(talk) : NOTHING));
    const keeps = await Promise.all(records.map((record, at) => this.#kept(this.#next() + at, record)));
    await this.box.step({ before: this.#before, box: toBase64(blob), sends, keeps, takes, drops });
    records.forEach((record, at) => this.#items.set(this.#highest + 1 + at, { ...record, slot: this.#highest + 1 + at }));
    this.#highest += records.length;
    this.talk = talk;
    this.#before = toHex(await digest(blob));
  }

  async #kept(slot, record) {
    const blob = await sealOwn(this.store, this.#slotContext(slot), utf8(JSON.stringify({ v: 1, ...record })));
    return { number: slot, blob: toBase64(blob), ...(record.of === undefined ? {} : { of: record.of }) };
  }

  async #opened(slot, blob) {
    try {
      return { ...plainRecord(JSON.parse(fromUtf8(await openOwn(this.store, this.#slotContext(slot), blob)))), slot };
    } catch {
      return { by: this.#other, at: "", refused: "seal-broken", slot };
    }
  }

  #stateContext() {
    return stateContext(this.id, this.side);
  }

  #slotContext(slot) {
    return slotContext(this.id, this.side, slot);
  }
}

export const stateContext = (id, side) => `talk-state|${toHex(id)}|${side}`;
export const slotContext = (id, side, slot) => `talk-said|${toHex(id)}|${side}|${slot}`;
const same = (one, other) => toHex(one) === toHex(other);
const isKept = ({ kind, does }) => kind !== PASSING || does === "ring";
const kept = (content) => (isKept(content) ? content : { kind: PASSING });
