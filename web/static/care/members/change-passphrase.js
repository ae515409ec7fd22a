/** A new passphrase. The old one ends when the new one is kept. */
import { Method, splitPassphrase } from "../../sealing/keys.js";
import { whenSent } from "./forms.js";
import { offerPassphrase } from "./passphrase.js";
import { askForProof } from "./proving.js";
import { setWay } from "./server.js";
import { show } from "./steps.js";
import { newWay } from "./ways.js";

const page = document.querySelector("[data-change]");
let opened;
let readPassphrase;

askForProof(page, async (proof) => {
  opened = proof;
  readPassphrase = await offerPassphrase(page.querySelector("form[data-does=passphrase]"));
});

whenSent("passphrase", async () => {
  const passphrase = await readPassphrase(page.dataset.handle);
  const split = await splitPassphrase(passphrase, page.dataset.site, page.dataset.handle);
  await setWay(await newWay(Method.PASSPHRASE, split, opened.root, opened.share));
  show("done");
});
