/** Looks at a card that came along, in the browser, before it is sent anywhere. */
import { fromBase64Url } from "../../sealing/bytes.js";
import { must, Refusal } from "../../sealing/refusals.js";

const TOKEN_BYTES = 482;

/**
 * `{token, mark}` of what stood in the address: `card=<base64url>&log=<size>.<root>`. `pinned` is the key that the
 * agency's list is signed with, "" where there is no list. Throws a Refusal whose code names a sentence of the page.
 */
export async function checkBrought(text, { pinned }) {
  const brought = read(text);
  must(pinned, "no-agency-keys");
  return brought;
}

function read(text) {
  const parts = new URLSearchParams(text);
  const token = bytesOf(parts.get("card") ?? "");
  must(token.length === TOKEN_BYTES, "not-a-card");
  return { token, mark: parts.get("log") ?? "" };
}

function bytesOf(written) {
  try {
    return fromBase64Url(written);
  } catch {
    throw new Refusal("not-a-card");
  }
}
