/** Erasing the account: the handle is typed, then everything goes. */
import { Hierarchy, rowKeys } from "../../sealing/keys.js";
import { whenSent, written } from "./forms.js";
import { forgetAccount } from "./here.js";
import { askForProof } from "./proving.js";
import { eraseAccount } from "./server.js";
import { show } from "./steps.js";

const page = document.querySelector("[data-change]");
const SLOTS = 160;
const slots = Array.from({ length: SLOTS }, (_, slot) => slot);
let opened;

askForProof(page, (proof) => (opened = proof));

whenSent("erase", async (form) => {
  await eraseAccount(written(form, "handle"), await sealedHere());
  await forgetAccount();
  show("done");
});

/** Where rows may lie that only this browser can find: classes and months stand in the page. */
async function sealedHere() {
  const { index } = await Hierarchy.fromRoot(opened.root).private;
  const places = page.dataset.classes.split(" ").filter(Boolean);
  const months = page.dataset.months.split(" ").filter(Boolean);
  const wanted = places.flatMap((klass) => months.map((month) => rowKeys(index, klass, month, slots)));
  return (await Promise.all(wanted)).flat();
}
