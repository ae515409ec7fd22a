// A suggestion of somebody else: a card in the talk, with a way there. The member decides, and what they bring along.

import { placesOfTalks, say } from "./words.js";

const ID = /^[0-9a-f]{32}$/;
const ENTRY = /^[a-z0-9-]{1,80}$/;

/** The element of a suggestion, or null. `own`: this side made it. */
export function suggestion({ content }, own, { alias = "", takeAlong } = {}) {
  if (content.kind !== "hand-off" || !content.name) return null;
  const card = document.createElement("div");
  const told = document.createElement("p");
  told.className = "talk-text";
  told.textContent = say(own ? "yourSuggestion" : "suggested", { name: content.name });
  card.append(told);
  if (!own && alias) card.append(...link(content, alias));
  if (!own && content.entry && takeAlong) card.append(ownWords(takeAlong));
  return card;
}

/** An entry of the directory has no key to lock words for: the member takes them along. */
function ownWords(takeAlong) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-link button-small";
  button.textContent = say("ownWords");
  button.addEventListener("click", takeAlong);
  return button;
}

/** The way to whoever is suggested. The other side wrote where: what names no seat and no entry leads nowhere. */
function link({ to, name, entry }, alias) {
  if (entry ? !ENTRY.test(entry) : !ID.test(to)) return [];
  const way = document.createElement("a");
  way.className = "button button-quiet button-small";
  way.href = entry ? `/directory/${entry}/` : `${placesOfTalks.somebody}#${to}~${alias}`;
  way.textContent = entry ? say("toEntry") : say("toSomebody", { name });
  return [way];
}

/**
 * Whom an address asks for behind `#`: `wanted` (a seat, or "next"), the alias of the talk `from` which words are brought
 * along, and the `call` for backup, if it is the one that this phone made (`own`): anybody can send a link.
 */
export function askedFor(hash, own = "") {
  const [wanted = "", from = "", call = ""] = hash.slice(1).split("~");
  return {
    wanted: wanted === "next" || ID.test(wanted) ? wanted : "",
    from: ID.test(from) ? from : "",
    call: ID.test(call) && call === own ? call : "",
  };
}
