/** A card is made: look at the link and the list of keys, blind, ask, check. Nothing sent here can be known again later. */
import { fromBase64Url, toBase64Url, toHex } from "../../sealing/bytes.js";
import { must, Refusal } from "../../sealing/refusals.js";
import { keep, recall } from "../../sealing/store.js";
import { ask as fetched, send, Trouble } from "../../shell/net.js";
import { ask, finish } from "../../tokens/blind.js";
import { extend, openKeylog, quarterOf, textOf } from "../../tokens/keylog.js";
import { writeFragment } from "../../tokens/layout.js";

const WITHOUT_COOKIE = { credentials: "omit" };
const SEEN = "keys-seen";

/**
 * The finished card: `{token, log, scope, name, period, care}`. `begun` is what an earlier try left; `keepSafe` is given
 * what is begun before anything is sent that uses the link up: the same request is signed again, another is not.
 */
export async function makeCard({ code, begun, keepSafe }) {
  const making = begun ?? (await beginCard(code));
  await keepSafe(making);
  try {
    const { response } = await send("/your-card/sign", { code, request: toBase64Url(making.request) }, WITHOUT_COOKIE);
    return await finished(making, fromBase64Url(response));
  } catch (error) {
    if (!begun || error.code !== "other-key") throw error;
    return makeCard({ code, keepSafe });
  }
}

/** The key is taken from the list alone, never from an answer that could be made for one person. */
async function beginCard(code) {
  const [offer, log] = await Promise.all([send("/your-card/look", { code }, WITHOUT_COOKIE), keys()]);
  must(isNow(offer.period), "other-quarter");
  const begun = await ask(log, { scope: offer.scope, month: lastMonth(offer.period) });
  return { ...begun, name: offer.name, care: await careAddress("") };
}

async function finished(making, response) {
  const { mark, scope, name, period, care } = making;
  return { token: await finish(making, response), log: mark, scope, name, period, care };
}

/** The list of keys, checked, and grown from the one that this browser saw before. */
async function keys() {
  const log = await openKeylog(await keysText());
  const older = await recall(SEEN).catch(() => undefined);
  if (older) extend(log, older);
  await keep(SEEN, { name: log.name, lines: log.lines }).catch(() => {});
  return log;
}

async function keysText() {
  const how = { ...WITHOUT_COOKIE, cache: "no-store", redirect: "error" };
  const answer = await fetch("/your-card/keys/", how).catch(() => {
    throw new Trouble("offline");
  });
  if (!answer.ok) throw new Refusal("no-live-key");
  return textOf(new Uint8Array(await answer.arrayBuffer()));
}

/** Last quarter's key still counts on the other site: given to one person alone, it would set that person apart. */
function isNow(period) {
  const near = [-1, 0, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 7));
  return near.some((month) => quarterOf(month) === period);
}

/** 2026-12 for 2026-Q4. */
const lastMonth = (period) => `${period.slice(0, 4)}-${String(3 * Number(period.slice(6))).padStart(2, "0")}`;

/** Where the members' site is: asked anew where there is signal, else as the card has it. */
export async function careAddress(known) {
  try {
    return (await fetched("/your-card/facts/", WITHOUT_COOKIE)).care || known;
  } catch {
    return known;
  }
}

/** The address that opens an account with a card. What stands behind the # is never sent to any server. */
export const linkTo = ({ care, token, log }) => `${care}/join/#${writeFragment(token, log)}`;

/** The mark of the list of keys as posters print it: 128 bits of the digest in groups of four, and how long the list was. */
export function spokenMark(log) {
  const [size, root] = log.split(".");
  return `${toHex(fromBase64Url(root).slice(0, 16)).match(/.{4}/g).join(" ")} (${size})`;
}
