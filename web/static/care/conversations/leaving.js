// Every talk of whoever is unlocked here goes, for both sides: before the list of them does, since nothing else leads there.

import { fromHex } from "../../sealing/bytes.js";
import { boxOf } from "./box.js";
import { myTalks } from "./my-talks.js";

/** Erase them one by one; one that is gone already is no trouble. Throws Trouble, and then some may still stand. */
export async function eraseMyTalks() {
  const places = document.querySelector("template[data-sealed-places]").dataset;
  for (const { capability } of await myTalks(places).all()) {
    await boxOf({ capability: fromHex(capability) })
      .erase()
      .catch((error) => {
        if (error.code !== "no-talk") throw error;
      });
  }
}
