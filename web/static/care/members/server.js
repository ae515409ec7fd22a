/** What this room asks of the server. Bytes go and come as hex; a refusal carries its own sentence. */
import { fromHex, toHex } from "../../sealing/bytes.js";
import { send } from "../../shell/net.js";

const BINARY = ["share", "half", "locator", "blob"];

async function call(path, sent = {}) {
  const answer = await send(path, written(sent));
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, read(name, value)]));
}

function written(value) {
  if (value instanceof Uint8Array) return toHex(value);
  if (Array.isArray(value)) return value.map(written);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, written(one)]));
}

const read = (name, value) => (BINARY.includes(name) && value !== null ? fromHex(value) : value);

export const offerHandle = () => call("/join/handle");
/** `shown` is `{code}` of a paper card, or `{token, mark}` of one that came along. */
export const beginJoining = (shown, handle) => call("/join/begin", { ...shown, handle });
export const finishJoining = (sent) => call("/join/finish", sent);
export const prove = (method, proof, handle = "") => call("/sign-in/prove", { method, proof, handle });
export const openSession = (session, device) => call("/sign-in/open", { session, ...(device ? { device } : {}) });
export const lock = () => call("/lock");
export const signOut = (device) => call("/sign-out", device ? { device } : {});
export const signOutEverywhere = () => call("/sign-out/everywhere");
export const setPin = (device, proof, second) => call("/device/pin", { device, proof, second });
export const provePin = (device, proof) => call("/device/prove", { device, proof });
export const proveAgain = (method, proof) => call("/account/prove", { method, proof });
export const setWay = (way) => call("/account/way", way);
export const removePasskey = (locator) => call("/account/passkeys/remove", { locator });
export const eraseAccount = (handle, rows) => call("/account/erase", { handle, rows });
