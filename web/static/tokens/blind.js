/**
 * A card from a link: ask for a signature on what nobody sees, and make a token of the answer (RFC 9474, RFC 9578).
 * The twin of `rigcheck/engines/tokens/issuance.py` and `rigcheck/bridge/enrolment/`.
 *
 * A key that one person alone was shown would name them later. So the key is never taken from the page or from an
 * answer, only from the list, which `openKeylog` has checked; and the mark of that list stays with the card, so that
 * the other site compares it with the list that everybody else was shown.
 */
import { concat, random } from "../sealing/bytes.js";
import { must, Refusal } from "../sealing/refusals.js";
import { RSABSSA } from "../vendor/blindrsa-ts/blindrsa.js";
import { find, issuing, live, markOf } from "./keylog.js";
import * as layout from "./layout.js";

const suite = RSABSSA.SHA384.PSS.Deterministic();

/**
 * Begin. `log` comes from `openKeylog`, `scope` is the agency's or council's slug, `month` is now (2026-11).
 *
 * Gives `request` (387 bytes, to be sent) and what must stay here: `spki`, `input`, `inverse`, with the `mark` of the
 * list, `scope` and `period`. Plain values: they may be kept until the answer comes. Throws `no-live-key`.
 */
export async function ask(log, { scope, month }) {
  const entry = issuing(log, "enrolment", scope, month);
  const keyId = await layout.sha256(entry.key);
  const input = layout.tokenInput(random(32), await layout.enrolmentDigest(scope, entry.period), keyId);
  const { blindedMsg, inv } = await suite.blind(await layout.importIssuer(entry.key), input);
  const request = concat(input.slice(0, 2), keyId.slice(-1), blindedMsg);
  return { request, spki: entry.key, input, inverse: inv, mark: await markOf(log), scope, period: entry.period };
}

/** The token (482 bytes), if `response` (384 bytes) is the answer of the key in the list; throws `altered-card`. */
export async function finish({ spki, input, inverse }, response) {
  try {
    const signature = await suite.finalize(await layout.importIssuer(spki), input, response, inverse);
    return concat(input, signature);
  } catch {
    throw new Refusal("altered-card");
  }
}

/**
 * Is this a good token of a key that everybody was shown, for an agency served here? Gives `scope` and `period`.
 *
 * Throws, in this order, `not-a-card`, `unknown-key`, `ended-key`, `another-agency` or `altered-card`. Whether it was
 * used already only the server knows.
 */
export async function check(log, bytes, { scopes, month }) {
  const token = layout.decodeToken(bytes);
  const entry = await find(log, token.keyId);
  must(entry?.purpose === "enrolment", "unknown-key");
  must(live(log, "enrolment", entry.scope, month).includes(entry), "ended-key");
  must(scopes.includes(entry.scope), "another-agency");
  const digest = await layout.enrolmentDigest(entry.scope, entry.period);
  must(layout.same(token.challengeDigest, digest), "altered-card");
  const issuer = await layout.importIssuer(entry.key);
  must(await suite.verify(issuer, token.signature, token.input), "altered-card");
  return { scope: entry.scope, period: entry.period };
}
