/** One disclosure: opened here with the reader's own key; telling the member locks it here for them. */
import { fromHex } from "../../sealing/bytes.js";
import { openCopy, sealTold } from "../../sealing/disclosed.js";
import { ask } from "../../shell/net.js";
import { whenSent } from "../members/forms.js";
import { ownTree } from "../own-keys.js";

const place = document.querySelector("[data-opens]");
const find = (mark) => place.querySelector(`[data-${mark}]`);
const agreeing = document.querySelector("form[data-read] button");
if (agreeing) agreeing.disabled = true;
const opened = open();

opened.then(show, () => {
  find("cannot").hidden = false;
  find("cannot").focus();
});
opened.catch(() => undefined).then(() => (place.querySelector(".working").hidden = true));

whenSent("tell", async (form) => {
  await ask(form.getAttribute("action"), { method: "POST", body: "here" in form.dataset ? await told() : {} });
  location.reload();
});

async function open() {
  const { blob, author, matter, seat } = place.dataset;
  const bytes = Uint8Array.from(atob(blob), (character) => character.charCodeAt(0));
  const tree = await ownTree();
  return JSON.parse(await openCopy(await tree.opener, fromHex(author), fromHex(matter), fromHex(seat), bytes));
}

function show({ least, whom, law }) {
  find("least").textContent = least;
  find("least").hidden = false;
  for (const [mark, text] of Object.entries({ whom, law })) {
    find(mark).querySelector("b").textContent = text;
    find(mark).hidden = !text;
  }
  if (agreeing) agreeing.disabled = false;
}

/** What the member is told: the same words, locked to the key that they made for this relation. */
async function told() {
  const { least, whom, relation, key } = await opened;
  const signer = await (await ownTree()).signer;
  const sealed = await sealTold(fromHex(key), fromHex(relation), JSON.stringify({ least, whom }), signer);
  return { relation, blob: btoa(Array.from(sealed, (byte) => String.fromCharCode(byte)).join("")) };
}
