// What was typed and not kept yet: sealed to the member's own key on this phone, so that no lock loses it and nobody
// else reads it. On a department's phone nothing is kept, and this refuses.

import { addDraft, listDrafts, openDrafts, removeDraft } from "../../sealing/outbox.js";
import { ownTree } from "../own-keys.js";

export const keepDraft = (kind, steps) => addDraft(kind, { steps }, kind);
export const forgetDraft = (kind) => removeDraft(kind);

/** The texts by key, or undefined where nothing of this member's waits here. */
export async function recallDraft(kind) {
  if (!(await listDrafts()).some((draft) => draft.kind === kind)) return undefined;
  const drafts = await openDrafts(await (await ownTree()).opener);
  return drafts.find((draft) => draft.kind === kind)?.content?.steps;
}
