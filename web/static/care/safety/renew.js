// No row is eternal: a plan that nobody touched for a year is sealed anew when its owner is here, as the server does
// with what it can open. Once a month on each phone somebody looks.

import { keep, recall } from "../../sealing/store.js";
import { monthOf, placesOf } from "../sealed-rows.js";
import { keepStanding, readStanding } from "../sealed-standing.js";
import { renewedPlan } from "./plan.js";

const LOOKED = "safety-plan-looked";
const place = document.querySelector("[data-renews]");

if (place) look(Date.now()).catch(() => {}); // no signal, or locked: the next visit looks

async function look(now) {
  if (!(await recall("root")) || (await recall(LOOKED)) === monthOf(now)) return;
  const what = { kind: place.dataset.renews, places: placesOf(place) };
  const before = await readStanding(what);
  const record = before && renewedPlan(before.record, now);
  if (record) await keepStanding({ ...what, record, before });
  await keep(LOOKED, monthOf(now));
}
