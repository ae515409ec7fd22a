/** Choosing a passphrase: five drawn words, or one's own. */
import { checkPassphrase, commonPasswords } from "../../sealing/guessable.js";
import { Refusal } from "../../sealing/refusals.js";
import { drawPassphrase, passphraseWords } from "../../sealing/words.js";
import { written } from "./forms.js";

/** Offer drawn words inside `form`; returns a function that reads the choice. */
export async function offerPassphrase(form) {
  const words = await passphraseWords();
  const shown = form.querySelector("[data-drawn]");
  const draw = () => (shown.textContent = drawPassphrase(words));
  form.querySelector("[data-draw]").addEventListener("click", draw);
  draw();
  return (handle) => chosen(form, shown.textContent, handle);
}

async function chosen(form, drawn, handle) {
  if (!form.querySelector("details").open) return drawn;
  const own = written(form, "own");
  await checkPassphrase(own, handle, await commonPasswords());
  if (own !== written(form, "again")) throw new Refusal("passphrase-differs");
  return own;
}
