// The number, or the place: opened here with the supporter's own key. The server cannot read it.

import { fromHex } from "../../sealing/bytes.js";
import { openCallback } from "../../sealing/callback.js";
import { ownTree } from "../own-keys.js";
import { tellHours } from "./hours.js";

const place = document.querySelector("[data-callback]");
const find = (mark) => place.querySelector(`[data-${mark}]`);

tellHours(document);
if (place) open();

async function open() {
  try {
    show(JSON.parse(await opened(place.dataset)));
  } catch {
    find("wrong").hidden = false;
    find("wrong").focus();
  }
  place.querySelector(".working").hidden = true;
}

async function opened({ callback, page, seat }) {
  const blob = Uint8Array.from(atob(callback), (character) => character.charCodeAt(0));
  return openCallback(await (await ownTree()).opener, fromHex(page), fromHex(seat), blob);
}

function show({ number = "", where = "", called = "" }) {
  find("number").textContent = number || where;
  find("number").hidden = false;
  find("called").querySelector("b").textContent = called;
  find("called").hidden = !called;
  find("call").querySelector("a").href = `tel:${number.replace(/[^\d+]/g, "")}`;
  find("call").hidden = !number;
}
