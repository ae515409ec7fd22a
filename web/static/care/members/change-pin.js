/** A six-digit PIN for this device. */
import { Refusal } from "../../sealing/refusals.js";
import { Method, splitPin, wrapRoot } from "../../sealing/keys.js";
import { random } from "../../sealing/bytes.js";
import { deviceSecret } from "../../sealing/store.js";
import { whenSent, written } from "./forms.js";
import { ownTree } from "../own-keys.js";
import { keepPin, phoneOwner } from "./here.js";
import { setPin } from "./server.js";
import { begin, show } from "./steps.js";

const DEVICE_BYTES = 16;
const PROOF_BYTES = 32;

begin("done");

whenSent("pin", async (form) => {
  const pin = written(form, "pin");
  if (pin !== written(form, "again")) throw new Refusal("pin-differs");
  if ((await phoneOwner()) === "department") throw new Refusal("pin-not-here");
  const { root } = await ownTree();
  const device = random(DEVICE_BYTES);
  const split = await splitPin(pin, await deviceSecret());
  const { share } = await setPin(device, split.proof, await secondProof(form, pin));
  const wrap = { root, method: Method.PIN, preWrap: split.preWrap, keyboxShare: share, locator: device };
  await keepPin({ device, blob: await wrapRoot(wrap) });
  show("done");
});

/**
 * The proof of the PIN that opens nothing. Where none is chosen it is random: neither this phone nor the server keeps
 * anything that would tell.
 */
async function secondProof(form, pin) {
  const second = written(form, "second");
  if (second !== written(form, "second_again")) throw new Refusal("pin-differs");
  if (!second) return random(PROOF_BYTES);
  if (second === pin) throw new Refusal("pins-same");
  return (await splitPin(second, await deviceSecret())).proof;
}
