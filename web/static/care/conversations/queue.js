// What was written and has not gone out: sealed to the writer's own key on this phone, so that neither a lock nor a lost
// signal takes it, and sent in its order. On a department's phone it waits in this page alone.

import { toHex } from "../../sealing/bytes.js";
import { addDraft, openDrafts, removeDraft } from "../../sealing/outbox.js";
import { ownTree } from "../own-keys.js";

const KIND = "talk";
let last = 0;

/** The words that wait for one talk. */
export class Queue {
  #here = new Map();

  constructor(id) {
    this.talk = toHex(id);
  }

  /** What waits, in its order: [{client, content}]. */
  get waiting() {
    return [...this.#here.values()].sort((one, other) => one.place - other.place);
  }

  /** Bring back what was left by an earlier page. */
  async load() {
    const drafts = await openDrafts(await (await ownTree()).opener);
    for (const { id, kind, content } of drafts) {
      if (kind === KIND && content?.talk === this.talk) this.#here.set(id, { client: id, ...content });
    }
  }

  /** Let `content` wait under this client id (32 hex digits). */
  async add(client, content) {
    last = Math.max(last + 1, Date.now());
    const waits = { talk: this.talk, place: last, content };
    this.#here.set(client, { client, ...waits });
    await addDraft(KIND, waits, client).catch(() => {});
  }

  /** It was sent, or is to be forgotten. */
  async remove(client) {
    this.#here.delete(client);
    await removeDraft(client).catch(() => {});
  }
}
