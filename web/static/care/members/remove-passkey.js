/** Taking a passkey off the account. */
import { fromHex } from "../../sealing/bytes.js";
import { whenSent } from "./forms.js";
import { askForProof } from "./proving.js";
import { removePasskey } from "./server.js";
import { show } from "./steps.js";

const page = document.querySelector("[data-change]");

askForProof(page, () => {});

whenSent("remove", async () => {
  await removePasskey(fromHex(page.dataset.locator));
  show("done");
});
