/** Fingerprint or face: one more passkey. */
import { Method, splitPrf } from "../../sealing/keys.js";
import { createPasskey } from "../../sealing/passkey.js";
import { whenSent } from "./forms.js";
import { notePasskey } from "./here.js";
import { askForProof } from "./proving.js";
import { setWay } from "./server.js";
import { show } from "./steps.js";
import { newWay } from "./ways.js";

const page = document.querySelector("[data-change]");
let opened;

askForProof(page, (proof) => (opened = proof));

whenSent("passkey", async () => {
  const { site, label } = page.dataset;
  const { prf } = await createPasskey({ site, label });
  await setWay(await newWay(Method.PASSKEY, await splitPrf(prf), opened.root, opened.share));
  await notePasskey();
  show("done");
});
