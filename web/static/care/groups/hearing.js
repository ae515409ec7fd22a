// What a group tells its open pages. Events come closed under a key that the page has for this day; they are opened here,
// one after the other, in the order in which they came.

import { fromHex, fromUtf8 } from "../../sealing/bytes.js";
import { openOwn } from "../../sealing/envelope.js";
import { RowKey } from "../../sealing/hazmat/aead.js";
import { stream } from "../../shell/stream.js";

const CONTEXT = "group news"; // as in care/groups/queries/hearing.py

/**
 * Listen with `ear` ({capability, key} in hexadecimal); `heard` is called with each piece of news, and with null where
 * something may have been missed. Gives back a function that stops it.
 */
export function listen(ear, heard) {
  const key = RowKey.from(fromHex(ear.key));
  let before = Promise.resolve();
  return stream.on(ear.capability, (body) => {
    before = before.then(async () => heard(body && (await opened(await key, body))));
  });
}

/** What stands in an event. One that does not open is as good as missed: the page looks. */
async function opened(key, body) {
  try {
    return JSON.parse(fromUtf8(await openOwn(key, CONTEXT, body)));
  } catch {
    return null;
  }
}
