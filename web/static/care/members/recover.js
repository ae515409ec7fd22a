/** In with the recovery card, then a new passphrase. */
import { CardKind } from "../../sealing/cards.js";
import { Method, splitCard, splitPassphrase } from "../../sealing/keys.js";
import { whenSent } from "./forms.js";
import { watchGroups } from "./groups.js";
import { keptPin, settle, stay } from "./here.js";
import { offerPassphrase } from "./passphrase.js";
import { prove, setWay } from "./server.js";
import { begin, show } from "./steps.js";
import { newWay, openWay } from "./ways.js";

const page = document.querySelector("[data-recover]");
const typed = watchGroups(page.querySelector("[data-groups=recovery]"), [CardKind.RECOVERY]);
const opened = {};
let readPassphrase;

begin("done");

whenSent("card", async () => {
  const split = await splitCard(typed.read().secret);
  const found = await prove(Method.CARD, split.proof);
  Object.assign(opened, { share: found.share, handle: found.handle, root: await openWay(Method.CARD, split, found) });
  await settle(opened.root, (await keptPin())?.device);
  await stay(opened.root, opened.handle);
  for (const place of page.querySelectorAll("[data-handle]")) place.textContent = opened.handle;
  readPassphrase = await offerPassphrase(page.querySelector("form[data-does=passphrase]"));
  show("passphrase");
});

whenSent("passphrase", async () => {
  const passphrase = await readPassphrase(opened.handle);
  const split = await splitPassphrase(passphrase, page.dataset.site, opened.handle);
  await setWay(await newWay(Method.PASSPHRASE, split, opened.root, opened.share));
  show("done");
});
