/** Three full ways in, shared by signing in and unlocking. */
import { Method, splitPassphrase, splitPrf } from "../../sealing/keys.js";
import { getPasskey, isPasskeyKnown } from "../../sealing/passkey.js";
import { enter, notePasskey, wayOn } from "./here.js";

/** A handle as typed by a tired thumb, in its one spelling; the passphrase's salt depends on it. */
export const foldHandle = (typed) => typed.trim().toLowerCase().replace(/[\s_-]+/g, "-");

export async function enterByPassphrase(typedHandle, passphrase, site) {
  const handle = foldHandle(typedHandle);
  await enter(Method.PASSPHRASE, await splitPassphrase(passphrase, site, handle), handle);
  location.replace(wayOn());
}

export async function enterByPasskey() {
  const { prf } = await getPasskey();
  await enter(Method.PASSKEY, await splitPrf(prf));
  await notePasskey();
  location.replace(wayOn());
}

/** Show what needs a passkey only where the browser knows passkeys. */
export function revealPasskeys(wanted = true) {
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = !(wanted && isPasskeyKnown());
}
