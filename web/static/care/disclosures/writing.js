/**
 * Writing a disclosure: the gate answers, then the text is locked here for the writer and the second person.
 * A conversation leads here with `#relation=<hex>&key=<hex>`: the id by which its room knows it, and the key that the
 * member made for it. Both go into the writer's own copy and nowhere else.
 */
import { fromHex, random, toHex } from "../../sealing/bytes.js";
import { sealCopy } from "../../sealing/disclosed.js";
import { ask } from "../../shell/net.js";
import { say, whenSent, written } from "../members/forms.js";
import { ownTree } from "../own-keys.js";
import { certified, keyOf } from "../paging/people.js";

const ID_BYTES = 16;
const answer = document.querySelector("#answer");
const writing = document.querySelector('form[data-does="write"]');
const came = new URLSearchParams(location.hash.slice(1));
const relation = { relation: came.get("relation") ?? "", key: came.get("key") ?? "" };
const here = Boolean(relation.relation && relation.key);

writing.querySelector("[data-here]").hidden = !here;
writing.querySelector("[data-not-here]").hidden = here;

const ground = whenSent("ground", async (form) => {
  show(await ask(form.getAttribute("action"), { method: "POST", body: claim() }));
});
ground.addEventListener("input", () => (answer.hidden = writing.hidden = true));

whenSent("write", async (form) => {
  const second = await chosen();
  if (!second) return say(form, document.querySelector("template[data-uncertain]").content.textContent);
  const tree = await ownTree();
  const [id, signer] = [random(ID_BYTES), await tree.signer];
  const text = { least: written(form, "least"), whom: written(form, "whom"), law: written(form, "law") };
  const own = JSON.stringify(here ? { ...text, ...relation } : text);
  const body = {
    ...claim(),
    id: toHex(id),
    second: second.id,
    forbidden: Number(written(form, "forbidden")),
    here,
    own: base64(await sealCopy((await tree.opener).public, id, fromHex(form.dataset.seat), own, signer)),
    copy: base64(await sealCopy(keyOf(second), id, fromHex(second.id), JSON.stringify(text), signer)),
  };
  await ask(form.getAttribute("action"), { method: "POST", body });
  location.assign(form.dataset.then);
});

/** What is claimed: in which part, on which ground, to whom, and whether it was done at once. */
function claim() {
  const now = ground.querySelector("input[name=now]").checked;
  return { role: written(ground, "role"), ground: written(ground, "ground"), to: written(ground, "to"), now };
}

/** The answer of the gate. What could not wait is only ever a record; danger that nobody acted on yet leads to acting. */
function show({ allowed, atOnce, record, why, to, source, isDefault }) {
  const { now } = claim();
  const find = (mark) => answer.querySelector(`[data-${mark}]`);
  find("yes").hidden = !allowed;
  find("no").hidden = allowed;
  find("why").textContent = why;
  find("to").hidden = !to;
  find("to").querySelector("b").textContent = to;
  find("source").querySelector("span").textContent = source;
  find("default").hidden = !isDefault;
  find("duty").hidden = !allowed || !record || atOnce;
  writing.hidden = !allowed || !record || (atOnce && !now);
  answer.hidden = false;
  answer.focus();
}

/** The second person, if a lead signed their keys. */
async function chosen() {
  const option = writing.querySelector("#id_second").selectedOptions[0];
  const [second] = await certified([{ ...option.dataset, endings: Number(option.dataset.endings), id: option.value, name: option.textContent }]);
  return second;
}

const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
