// Help, offered to whoever writes, where their words sound as if somebody now would be good. Only this page reads them:
// nothing is sent because of it, nobody is told, and it stands in no way of sending.

import { LEVELS, reader } from "./triage.js";

const PAUSE_MS = 700;

/**
 * Read `field` while it is written in and when its form is sent, and show `place` where help is to be offered. What was
 * put aside comes back only for graver words. `own`: {quiet(), beQuiet(boolean)}, the writer's own choice.
 */
export function offersHelp(field, place, own) {
  const quiet = own.quiet().catch(() => false);
  let read = null;
  let aside = 0;
  let offered = 0;
  let timer;
  let off = false;

  const ready = async () => {
    read ??= (await quiet) ? () => ({ level: LEVELS[0] }) : await reader();
  };

  async function look(text) {
    if (off || !text.trim()) return;
    await ready().catch(() => {}); // without what it reads with, it offers nothing; the lines stand on every page
    const level = LEVELS.indexOf(read?.(text).level ?? LEVELS[0]);
    if (off || level <= aside) return;
    offered = Math.max(offered, level);
    place.hidden = false;
  }

  field.addEventListener("focus", () => ready().catch(() => {}), { once: true });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look(field.value), PAUSE_MS);
  });
  field.form.addEventListener("submit", () => look(field.value), { capture: true });
  place.addEventListener("click", async (event) => {
    const pressed = event.target.closest("[data-put-aside], [data-no-offers]");
    if (!pressed) return;
    aside = offered;
    place.hidden = true;
    field.focus();
    if (!("noOffers" in pressed.dataset)) return;
    off = true;
    await own.beQuiet(true).catch(() => {}); // then it is asked once more on the next page
  });
}
