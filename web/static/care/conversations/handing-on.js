// A suggestion of somebody else: a card in the talk, with a way there. The member decides, and what they bring along.

import { placesOfTalks, say } from "./words.js";

/** The element of a suggestion, or null. `own`: this side made it. */
export function suggestion({ content }, own, { alias = "", takeAlong } = {}) {
  if (content.kind !== "hand-off" || !content.name) return null;
  const card = document.createElement("div");
  const told = document.createElement("p");
  told.className = "talk-text";
  told.textContent = say(own ? "yourSuggestion" : "suggested", { name: content.name });
  card.append(told);
  if (!own && alias) card.append(link(content, alias));
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

function link({ to, name, entry }, alias) {
  const way = document.createElement("a");
  way.className = "button button-quiet button-small";
  way.href = entry ? `/directory/${encodeURIComponent(entry)}/` : `${placesOfTalks.somebody}#${encodeURIComponent(to)}~${alias}`;
  way.textContent = entry ? say("toEntry") : say("toSomebody", { name });
  return way;
}
