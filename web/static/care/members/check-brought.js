/** Looks at a card that came along, in the browser, before it is sent anywhere. */
import { fromHex } from "../../sealing/bytes.js";
import { must, Refusal } from "../../sealing/refusals.js";
import { agree, find, live, openKeylog } from "../../tokens/keylog.js";
import { decodeToken, readFragment } from "../../tokens/layout.js";

const PURPOSE = "enrolment";

/**
 * `{token, mark}` of what stood in the address. Throws a Refusal whose code names a sentence of the page.
 *
 * A key made for one person would betray that person. Such a key stands in a list made for one person; so the card's
 * list must be the beginning of the one that everybody gets here, and its key must have stood in that beginning.
 * `keys` is the address of the list here, `pinned` the key in hex that signs it ("" where there is none), `month` now.
 * Whether the signature is good, and the card not used before, the server says.
 */
export async function checkBrought(text, { keys, pinned, month }) {
  const { token, mark } = readFragment(text);
  must(pinned, "no-agency-keys");
  const log = await openKeylog(await listAt(keys), fromHex(pinned));
  await agree(log, mark);
  const entry = await find(log, decodeToken(token).keyId);
  must(entry?.purpose === PURPOSE && entry.number < Number.parseInt(mark, 10), "unknown-key");
  must(live(log, PURPOSE, entry.scope, month).includes(entry), "ended-key");
  return { token, mark };
}

/** The list as everybody gets it: asked for without a cookie. */
async function listAt(address) {
  const answer = await fetch(address, { credentials: "omit", cache: "no-store" }).catch(() => undefined);
  if (!answer?.ok) throw new Refusal("keys-away");
  return answer.text();
}
