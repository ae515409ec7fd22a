// Choosing somebody, reading what may have to be passed on, and the first words. The address may bring, behind `#`: whom
// somebody suggested (or `next`: anybody but the one before), the talk that words are brought along from, and the call for
// backup that they took: where this phone made that call, what may have to be passed on was read on its page.

import { fromHex, random, toBase64, toHex, utf8 } from "../../sealing/bytes.js";
import { conversationOf, encodeTalk, send, start } from "../../sealing/conversation.js";
import { sealOwn } from "../../sealing/envelope.js";
import { decodePrekey } from "../../sealing/prekeys.js";
import { Refusal } from "../../sealing/refusals.js";
import { run, say as sayWrong, sentenceFor } from "../members/forms.js";
import { ownTree } from "../own-keys.js";
import { keptPage } from "../paging/kept.js";
import { certified } from "../paging/people.js";
import { offersHelp } from "../triage/offering.js";
import { begin, prekeyOf, whoIsThere } from "./box.js";
import { askedFor } from "./handing-on.js";
import { aliasOf, myTalks } from "./my-talks.js";
import { membersTalk } from "./opening.js";
import { slotContext, stateContext } from "./talk.js";
import { showNotice } from "./notices.js";
import { refusesTooMuch } from "./pasting.js";
import { keyForTelling } from "./telling.js";
import { minute } from "./time.js";
import { placesOfTalks, say, sealedPlaces, tellSpans } from "./words.js";

/** What one message carries, as it is written down: the words brought along, and those and the first words together. */
const MOST_BROUGHT = 3500;
const MOST_TOGETHER = 7000;
const page = document.querySelector("[data-somebody]");
const form = page.querySelector("[data-begin]");
const find = (mark) => page.querySelector(`[data-${mark}]`);
const mine = myTalks(sealedPlaces);
let people = [];
let call = "";

look().catch((error) => {
  find("broken").hidden = false;
  sayWrong(find("broken"), sentenceFor(error));
}).finally(() => (find("opening").hidden = true));

async function look() {
  tellSpans(document);
  const own = (await keptPage())?.body.capability;
  const { wanted, from, ...came } = askedFor(location.hash, own);
  call = came.call;
  const before = from && (await mine.named(from));
  people = (await certified(await whoIsThere(call))).filter(({ id }) => id !== before?.supporter);
  find("none").hidden = people.length > 0;
  form.hidden = !people.length;
  find("people").replaceChildren(...people.map(person));
  const first = wanted === "next" ? people[0]?.id : wanted;
  const chosen = first && [...form.querySelectorAll("[name=whom]")].find(({ value }) => value === first);
  if (chosen) {
    chosen.checked = true;
    find("read").checked = Boolean(call);
    fit();
  }
  find("not-now").hidden = !first || Boolean(chosen) || !people.length;
  if (before) await bringAlong(before);
}

function person({ id, name, about, languages }) {
  const made = document.querySelector("template[data-person]").content.cloneNode(true).firstElementChild;
  made.querySelector("input").value = id;
  made.querySelector("b").textContent = name;
  made.querySelector("small").textContent = [about, languages.join(", ")].filter(Boolean).join(" · ");
  return made;
}

/** What the member said before, to be ticked; not who they are, which they tell each one anew. */
async function bringAlong(before) {
  const talk = await membersTalk(before);
  const said = (await talk.look()).filter(({ by, content }) => by === "m" && content?.text && !content.called);
  const fits = newestOf(said.map(({ content }) => content.text));
  find("along").hidden = !said.length;
  find("along-list").replaceChildren(
    ...said.map(({ content }, at) => {
      const made = document.querySelector("template[data-brought]").content.cloneNode(true).firstElementChild;
      made.querySelector("span span").textContent = content.text;
      made.querySelector("input").checked = said.length - at <= fits;
      return made;
    }),
  );
}

/** How many of the newest go into one message. */
function newestOf(texts) {
  let room = MOST_BROUGHT;
  const beyond = [...texts].reverse().findIndex((text) => (room -= length(text)) < 0);
  return beyond < 0 ? texts.length : beyond;
}

const length = (...texts) => utf8(JSON.stringify(texts)).length;

refusesTooMuch(form.querySelector("#id_first"), () => sayWrong(form, say("manyLetters")));
offersHelp(form.querySelector("#id_first"), find("offer"), mine);
form.addEventListener("change", fit);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  run(form, write);
});

/** One step after the other: nobody writes before they have seen what may have to be passed on. */
function fit() {
  const chosen = Boolean(form.elements.whom?.value || form.querySelector("[name=whom]:checked"));
  find("limits").hidden = !chosen;
  if (chosen) showNotice(find("notice-here"), chosenNow()?.seat);
  find("first").hidden = !chosen || !find("read").checked;
}

const chosenNow = () => people.find(({ id }) => id === form.querySelector("[name=whom]:checked")?.value);

const brought = () =>
  [...find("along-list").querySelectorAll("input:checked")].map((box) => box.closest("label").textContent.trim());

async function write() {
  const whom = chosenNow();
  if (!whom) throw new Refusal("nobody");
  const text = form.querySelector("#id_first").value.trim();
  const words = brought();
  if (!text && !words.length) throw new Refusal("incomplete");
  if (length(text, ...words) > MOST_TOGETHER) throw new Refusal("too-much-brought");
  const capability = random(16);
  const keep = Number(form.querySelector("[name=keep]:checked").value);
  const body = await prepared({ whom, capability, keep, content: contentOf(text, words) });
  const listed = { capability: toHex(capability), supporter: whom.id, name: whom.name, about: whom.about, notice: noticeShown() };
  await mine.add(listed); // first: a talk whose capability is lost would be lost with it
  try {
    await begin(body);
  } catch (error) {
    if (error.state === "refused") await mine.remove(listed.capability);
    throw error;
  }
  location.assign(placesOfTalks.one.replace("ALIAS", await aliasOf(listed)));
}

const contentOf = (text, words) =>
  words.length ? { kind: "hand-off", at: minute(), text, words } : { kind: "text", at: minute(), text };

/** Which wording of what may have to be passed on was read. */
const noticeShown = () => showNotice(find("notice-here"), chosenNow()?.seat);

/** The first step of a talk: the state, the envelope, and the words as this side keeps them. */
async function prepared({ whom, capability, keep, content }) {
  const [seat, keys] = [fromHex(whom.id), fromHex(whom.keys)];
  const prekey = decodePrekey(await prekeyOf(whom.id));
  const month = new Date().toISOString().slice(0, 7);
  const tree = await ownTree();
  const id = await conversationOf(capability);
  const begun = await start({ capability, seat, keys, prekey, month });
  content.told = await keyForTelling(id);
  const { talk, blob } = await send(begun, content, { signer: await tree.talkSigner(id) });
  const { store } = await tree.private;
  const record = { v: 1, by: "m", at: content.at, content, client: toHex(random(16)), number: 0 };
  const kept = await sealOwn(store, slotContext(id, "m", 0), utf8(JSON.stringify(record)));
  const box = await sealOwn(store, stateContext(id, "m"), utf8(encodeTalk(talk)));
  return {
    capability: toHex(capability),
    supporter: whom.id,
    ...(call ? { page: call } : {}),
    keep,
    before: "",
    box: toBase64(box),
    sends: [{ number: 0, blob: toBase64(blob) }],
    keeps: [{ number: 0, blob: toBase64(kept) }],
    takes: [],
    drops: [],
  };
}
