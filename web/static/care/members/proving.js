/** Showing once more that it is you, before a change. What opens then is `{root, share}`, on this page only. */
import { CardKind } from "../../sealing/cards.js";
import { Method, splitCard, splitPassphrase, splitPrf } from "../../sealing/keys.js";
import { getPasskey } from "../../sealing/passkey.js";
import { rememberRoot } from "../../sealing/store.js";
import { revealPasskeys } from "./entering.js";
import { whenPressed, whenSent, written } from "./forms.js";
import { watchGroups } from "./groups.js";
import { proveAgain } from "./server.js";
import { begin, show } from "./steps.js";
import { openWay } from "./ways.js";

/** Ask for a proof; `proved({root, share})` runs once it is right, and the step `change` is shown. */
export function askForProof(page, proved) {
  begin("done");
  revealPasskeys();
  const typed = watchGroups(page.querySelector("[data-groups=recovery]"), [CardKind.RECOVERY]);

  async function check(method, split) {
    const found = await proveAgain(method, split.proof);
    const root = await openWay(method, split, found);
    await rememberRoot(root, found.half);
    await proved({ root, share: found.share });
    show("change");
  }

  whenSent("prove-passphrase", async (form) =>
    check(Method.PASSPHRASE, await splitPassphrase(written(form, "current"), page.dataset.site, page.dataset.handle)),
  );
  whenSent("prove-card", async () => check(Method.CARD, await splitCard(typed.read().secret)));
  whenPressed("prove-passkey", async () => check(Method.PASSKEY, await splitPrf((await getPasskey()).prf)));
}
