// The member's list of talks.

import { say as sayWrong, sentenceFor } from "../members/forms.js";
import { aliasOf, myTalks } from "./my-talks.js";
import { membersTalk } from "./opening.js";
import { placesOfTalks, say, sealedPlaces } from "./words.js";

const page = document.querySelector("[data-mine]");
const find = (mark) => page.querySelector(`[data-${mark}]`);
const mine = myTalks(sealedPlaces);

start().catch((error) => {
  find("broken").hidden = false;
  sayWrong(find("broken"), sentenceFor(error));
}).finally(() => (find("opening").hidden = true));

async function start() {
  const talks = await mine.all();
  find("none").hidden = talks.length > 0;
  find("list").hidden = !talks.length;
  for (const talk of talks) find("list").append(await row(talk));
  await arrangeOffers();
}

/** Whether help is offered while they write: the member's own choice, for every phone of theirs. */
async function arrangeOffers() {
  const place = find("offers");
  const box = place.querySelector("input");
  box.checked = !(await mine.quiet());
  box.addEventListener("change", async () => {
    sayWrong(place, "");
    box.disabled = true;
    try {
      await mine.beQuiet(!box.checked);
    } catch (error) {
      box.checked = !box.checked;
      sayWrong(place, sentenceFor(error));
    }
    box.disabled = false;
  });
}

async function row(listed) {
  const made = document.querySelector("template[data-row]").content.cloneNode(true).firstElementChild;
  made.querySelector("a").href = placesOfTalks.one.replace("ALIAS", await aliasOf(listed));
  made.querySelector("strong").textContent = listed.name;
  made.querySelector("small").textContent = listed.about;
  tell(listed, made.querySelector("small")).catch(() => {});
  return made;
}

/** How it stands: asked of the server by the capability alone. What is over is taken off the list. */
async function tell(listed, told) {
  try {
    const state = await (await membersTalk(listed)).box.state(0);
    const words = state.waiting.length ? "new" : `state${state.state[0].toUpperCase()}${state.state.slice(1)}`;
    told.textContent = `${listed.about} · ${say(words)}`;
  } catch (error) {
    if (error.code !== "no-talk") throw error;
    await mine.remove(listed.capability);
    told.closest("li").remove();
  }
}
