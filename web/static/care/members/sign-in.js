/** Signing in. */
import { enterByPasskey, enterByPassphrase, revealPasskeys } from "./entering.js";
import { whenPressed, whenSent, written } from "./forms.js";
import { keepPhoneOwner, keptHandle, phoneOwner } from "./here.js";

const page = document.querySelector("[data-sign-in]");

revealPasskeys();
const shared = page.querySelector("input[name=shared]");
keptHandle().then((handle) => (page.querySelector("#id_handle").value ||= handle));
phoneOwner().then((owner) => (shared.checked = owner === "department"));

const notePhone = () => keepPhoneOwner(shared.checked ? "department" : "mine");

whenSent("sign-in", async (form) => {
  await notePhone();
  await enterByPassphrase(written(form, "handle"), written(form, "passphrase"), page.dataset.site);
});

whenPressed("passkey", async () => {
  await notePhone();
  await enterByPasskey();
});
