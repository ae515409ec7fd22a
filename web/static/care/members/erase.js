/** Erasing the account: the handle is typed, then everything goes. */
import { Hierarchy } from "../../sealing/keys.js";
import { eraseMyTalks } from "../conversations/leaving.js";
import { everyName, namedIn } from "../sealed-rows.js";
import { foldHandle } from "./entering.js";
import { whenSent, written } from "./forms.js";
import { forgetAccount } from "./here.js";
import { askForProof } from "./proving.js";
import { eraseAccount } from "./server.js";
import { show } from "./steps.js";

const page = document.querySelector("[data-change]");
let opened;

askForProof(page, (proof) => (opened = proof));

whenSent("erase", async (form) => {
  const handle = written(form, "handle");
  const rows = await sealedHere();
  // Talks first, since only this list leads to them; but not where the server would refuse the handle.
  if (foldHandle(handle) === page.dataset.handle) await eraseMyTalks();
  await eraseAccount(handle, rows);
  await forgetAccount();
  show("done");
});

/** Where rows may lie that only this browser can find: classes and months stand in the page. */
async function sealedHere() {
  const { index } = await Hierarchy.fromRoot(opened.root).private;
  return everyName(index, namedIn(page.dataset));
}
