/**
 * Who is here, in this browser. The root lies in IndexedDB under a half that only a living session serves;
 * everything else that is kept has a name, and is forgotten by name.
 */
import { forgetCopy } from "../../sealing/device-copy.js";
import { Hierarchy } from "../../sealing/keys.js";
import { rememberPublic } from "../../sealing/outbox.js";
import { forget, forgetDeviceSecret, forgetRoot, keep, recall, rememberRoot } from "../../sealing/store.js";
import { lock, openSession, prove, signOut, signOutEverywhere } from "./server.js";
import { openWay } from "./ways.js";

const HANDLE = "handle";
const PHONE = "phone";
const PIN = "pin";
const PASSKEY = "passkey";
const OWN_PUBLIC = "own-public";
/** With it backup is called without signing in, and beside it stand the names of those whom it asks. */
const BACKUP_TICKET = "backup-ticket";
const COPIES = ["safety-plan"];

/** Whose phone this is, as its user said: "mine" or "department"; "mine" where nobody said. */
export const phoneOwner = async () => (await recall(PHONE)) ?? "mine";
export const keepPhoneOwner = (owner) => keep(PHONE, owner);

/** The handle last used here, or "". It is not kept on a department's phone. */
export const keptHandle = async () => (await recall(HANDLE)) ?? "";

/** `{device, blob}` of the PIN on this device, or undefined. */
export const keptPin = () => recall(PIN);
export const keepPin = (pin) => keep(PIN, pin);
export const forgetPin = () => forget(PIN);

/** Whether a passkey for this account was made or used here. */
export const hasPasskey = async () => Boolean(await recall(PASSKEY));
export const notePasskey = () => keep(PASSKEY, true);

/** Prove, open and sign in by one method; returns the handle. `split` is `{proof, preWrap}`. */
export async function enter(method, split, handle = "") {
  const found = await prove(method, split.proof, handle);
  const root = await openWay(method, split, found);
  const pin = await keptPin();
  await settle(root, pin?.device);
  await stay(root, found.handle);
  return found.handle;
}

/** Hand the session key to the server and keep the root for the next page. */
export async function settle(root, device) {
  const keys = Hierarchy.fromRoot(root);
  const { half } = await openSession(await keys.session, device);
  await rememberRoot(root, half);
}

/** Keep what lets this device find the account again after a lock. */
export async function stay(root, handle) {
  if ((await phoneOwner()) === "department") return;
  await keep(HANDLE, handle);
  await rememberPublic((await Hierarchy.fromRoot(root).opener).public);
}

/** Lock now. What was written stays. */
export async function lockNow() {
  await forgetRoot();
  await lock();
}

/** Sign out here: the names of the account are forgotten, drafts stay until their owner is back. */
export async function leave({ everywhere = false } = {}) {
  const pin = await keptPin();
  if (everywhere) await signOutEverywhere();
  else await signOut(pin?.device);
  await forgetAccount();
}

/** Forget everything that this browser keeps of the account, by name. */
export async function forgetAccount() {
  await forgetRoot();
  await forgetDeviceSecret();
  await forget(HANDLE, PIN, PASSKEY, OWN_PUBLIC, BACKUP_TICKET);
  await forgetCopy(...COPIES);
}

/** Where to go on: the page that was left, if it is one of ours. The browser itself says where an address leads. */
export function wayOn() {
  const next = new URLSearchParams(location.search).get("next") ?? "/";
  if (!next.startsWith("/") || !URL.canParse(next, location.origin)) return "/";
  const { origin, pathname, search } = new URL(next, location.origin);
  return origin === location.origin ? pathname.replace(/^\/+/, "/") + search : "/";
}
