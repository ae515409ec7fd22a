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

begin("done");

whenSent("pin", async (form) => {
  const pin = written(form, "pin");
  if (pin !== written(form, "again")) throw new Refusal("pin-differs");
  if ((await phoneOwner()) === "department") throw new Refusal("pin-not-here");
  const { root } = await ownTree();
  const device = random(DEVICE_BYTES);
  const split = await splitPin(pin, await deviceSecret());
  const { share } = await setPin(device, split.proof);
  const wrap = { root, method: Method.PIN, preWrap: split.preWrap, keyboxShare: share, locator: device };
  await keepPin({ device, blob: await wrapRoot(wrap) });
  show("done");
});
