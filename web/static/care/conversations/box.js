// The boxes of one talk at the server, for either side: a member shows the capability, a supporter names the talk.

import { fromBase64, toHex } from "../../sealing/bytes.js";
import { ask, send } from "../../shell/net.js";

const places = document.querySelector("template[data-talk-places]").dataset;

/** The boxes of a talk: by its 16-byte `capability`, or, for a supporter who is signed in, by its 32-byte `id`. */
export function boxOf({ capability, id }) {
  const headers = capability ? { "X-Talk": toHex(capability) } : { "X-Talks": toHex(id) };
  const post = (where, body = {}) => send(where, body, { headers });
  return {
    /** What is there from slot `after` on; `whom`: with whom, too. */
    state: (after, whom) => ask(`${places.state}?after=${after}${whom ? "&with=1" : ""}`, { headers }),
    step: (body) => post(places.step, body),
    keepFor: (hours) => post(places.keepFor, { keep: hours }),
    /** Tell the member of answers at a closed address (base64); "" no more. */
    ring: (address) => post(places.ring, { address }),
    /** {voice}: whether a call can be made in this talk. */
    voice: () => ask(places.voice, { headers }),
    /** {urls, username, credential}: a pass to the relay, for some minutes. */
    pass: () => post(places.voice),
    close: () => post(places.close),
    erase: () => post(places.erase),
    /** Keep a closed file under a name of 16 random bytes. */
    upload: (name, blob) => send(places.file, blob, { headers: { ...headers, ...fileHeaders(name) } }),
    /** The closed bytes of a file. */
    download: (name) => fetched(name, headers),
  };
}

/** Everybody to whom this member can write; with the capability of a call for backup (hex) also whoever took it. */
export async function whoIsThere(page = "") {
  return (await ask(places.who, { headers: page ? { "X-Backup-Page": page } : {} })).people;
}

/** A key with which a talk with this supporter can begin: 1,292 bytes. */
export async function prekeyOf(supporter) {
  return fromBase64((await send(places.prekey, { supporter })).blob);
}

/** Begin a talk; sent twice it is one. */
export const begin = (body) => send(places.begin, body);

/** `{left, last, seat, month}`: how many of a supporter's own keys are left to be handed out. */
export const keysLeft = () => ask(places.keys);
export const publishKeys = (keys) => send(places.keys, { keys });

/** The address that the member chose for reminders, closed (base64), or "" for none. */
export const ownAddress = async () => (await send(places.address, {})).address;

const fileHeaders = (name) => ({ "X-Talk-File": toHex(name), "Content-Type": "application/octet-stream" });

async function fetched(name, headers) {
  const how = { headers: { "X-Rigcheck": "fetch", ...headers, "X-Talk-File": toHex(name) }, cache: "no-store" };
  const answer = await fetch(places.file, how);
  if (!answer.ok) throw new Error("no-file");
  return new Uint8Array(await answer.arrayBuffer());
}
