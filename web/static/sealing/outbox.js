/**
 * Drafts written while locked or without signal: each sealed to the member's own public key, so that this device
 * cannot read it back before the next unlock. Every draft has a client id; filing it twice files it once.
 */
import { fromUtf8, random, toHex, utf8 } from "./bytes.js";
import { openToSelf, sealToSelf } from "./envelope.js";
import { digest } from "./hazmat/derive.js";
import { must } from "./refusals.js";
import { forgetDraft, keep, keepDraft, recall, recallDrafts } from "./store.js";

const OWN_PUBLIC = "own-public";

const context = (kind, id) => `outbox|${kind}|${id}`;
const ownerOf = async (ownPublic) => toHex((await digest(ownPublic)).slice(0, 8));

/** Keep the member's own public key (1,216 bytes) on this device, so that it can write while locked. */
export const rememberPublic = (ownPublic) => keep(OWN_PUBLIC, ownPublic);

/** Whether this device can write while locked. */
export const canWriteLocked = async () => Boolean(await recall(OWN_PUBLIC));

/**
 * Seal and keep a draft; its client id (32 hex digits). `kind` is a record class such as `checkin`, `content`
 * plain data. Throws `no-own-key` on a device where nobody has signed in yet.
 */
export async function addDraft(kind, content, id = toHex(random(16))) {
  const ownPublic = await recall(OWN_PUBLIC);
  must(ownPublic, "no-own-key");
  const blob = await sealToSelf(ownPublic, context(kind, id), utf8(JSON.stringify(content)));
  await keepDraft({ id, kind, owner: await ownerOf(ownPublic), blob });
  return id;
}

/** What waits here, unopened: `[{id, kind, owner, blob}]`. */
export const listDrafts = () => recallDrafts();

/** Forget one draft: after it was filed, or because its writer wants it gone. */
export const removeDraft = (id) => forgetDraft(id);

/**
 * The drafts of the member with this root's `opener`: `[{id, kind, content}]`. Another member's drafts stay as
 * they are; one that does not open comes back as `{id, kind, refusal}`, and stays until it is removed.
 */
export async function openDrafts(opener) {
  const owner = await ownerOf(opener.public);
  const mine = (await listDrafts()).filter((draft) => draft.owner === owner);
  return Promise.all(mine.map((draft) => opened(opener, draft)));
}

async function opened(opener, { id, kind, blob }) {
  try {
    const { body } = await openToSelf(opener, context(kind, id), blob);
    return { id, kind, content: JSON.parse(fromUtf8(body)) };
  } catch (refusal) {
    return { id, kind, refusal };
  }
}
