/** Unlocking: fingerprint or face first, then the PIN, then the passphrase. */
import { Method, splitPin, unwrapRoot } from "../../sealing/keys.js";
import { deviceSecret } from "../../sealing/store.js";
import { leave as away } from "../../shell/quick-exit.js";
import { enterByPasskey, enterByPassphrase, revealPasskeys } from "./entering.js";
import { say, sentenceFor, whenPressed, whenSent, written } from "./forms.js";
import { forgetPin, hasPasskey, keptHandle, keptPin, leave, lockNow, settle, wayOn } from "./here.js";
import { provePin } from "./server.js";

const page = document.querySelector("[data-unlocking]");

let tries = 0;

async function arrange() {
  if ("ends" in page.dataset) await lockNow();
  const [handle, pin, passkey] = await Promise.all([keptHandle(), keptPin(), hasPasskey()]);
  revealPasskeys(passkey);
  showPin(Boolean(pin));
  page.querySelector("#id_handle").value = handle;
  page.querySelector("[data-handle-field]").hidden = Boolean(handle);
  page.querySelector("[data-unknown]").hidden = Boolean(handle || passkey);
  page.querySelector("[data-quick]").hidden = !(handle && wayOn().startsWith("/check-in"));
  page.querySelector("[data-ready]").hidden = false;
  const first = page.querySelector(passkey ? "[data-passkey] button" : pin ? "#id_pin" : handle ? "#id_passphrase" : "#id_handle");
  first.focus();
}

function showPin(is) {
  for (const part of page.querySelectorAll("[data-pin]")) part.hidden = !is;
}

whenPressed("passkey", enterByPasskey);

whenSent("pin", async (form) => {
  const pin = await keptPin();
  const split = await splitPin(written(form, "pin"), await deviceSecret());
  form.querySelector("#id_pin").value = "";
  const { share } = await provePin(pin.device, split.proof).catch(toTheClock).catch(lastTry);
  const root = await unwrapRoot(pin.blob, {
    method: Method.PIN,
    preWrap: split.preWrap,
    keyboxShare: share,
    locator: pin.device,
  });
  await settle(root);
  location.replace(wayOn());
});

/** The second PIN: what stands here goes as by the quick exit, and the clock is all there is. */
function toTheClock(error) {
  if (error.code !== "second-pin") throw error;
  away();
  return new Promise(() => {});
}

/** After the fifth wrong PIN, or in the next day of work, the passphrase is what is left. */
async function lastTry(error) {
  if (error.code === "wrong-pin" && error.answer.left === 0) {
    showPin(false);
    say(page.querySelector("form[data-does=unlock]"), sentenceFor(error));
    if (tries > 0) await forgetPin();
  }
  tries += 1;
  throw error;
}

whenSent("unlock", (form) =>
  enterByPassphrase(written(form, "handle"), written(form, "passphrase"), page.dataset.site),
);

whenPressed("leave", async () => {
  await leave();
  location.replace("/");
});

arrange();
