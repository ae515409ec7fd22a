/** The six words for a seat's keys, worked out here: the server is not asked what they are. */
import { fromHex, concat, toHex } from "../../sealing/bytes.js";
import { wordsOf } from "../../sealing/certificates.js";
import { ownTree } from "../own-keys.js";

for (const section of document.querySelectorAll("section[data-keys]")) show(section);

async function show(section) {
  const own = section.dataset.own !== undefined;
  const keys = own ? await ownKeys() : fromHex(section.dataset.keys);
  if (own && toHex(keys) !== section.dataset.keys) section.querySelector("[data-differs]").hidden = false;
  const list = document.createElement("ol");
  for (const word of await wordsOf(keys)) {
    const item = document.createElement("li");
    item.append(word);
    list.append(item);
  }
  section.querySelector("[data-words]").replaceChildren(list);
}

/** What this browser itself holds: a server that shows other keys is found out. */
async function ownKeys() {
  const tree = await ownTree();
  return concat((await tree.opener).public, (await tree.signer).public);
}
