/** Locks when nobody was there for a while, keeps what was half-written, and puts it back after the unlock. */
import { forgetRoot, recall } from "../../sealing/store.js";
import { keepUnfinished, putBack } from "./unfinished.js";

const isHere = () => recall("root").catch(() => null);

window.addEventListener("rigcheck:idle", async () => {
  if (!(await isHere())) return;
  // A department's phone keeps nothing, so there is nothing to keep it under: it locks all the same.
  await keepUnfinished().catch(() => {});
  // Also without signal: the root is forgotten here, and the server locks by its own clock.
  await forgetRoot();
  location.replace(`/locked/?idle=1&next=${encodeURIComponent(location.pathname)}`);
});

// What cannot be put back now, for want of a signal, waits for the next visit.
isHere().then((here) => here && putBack().catch(() => {}));
