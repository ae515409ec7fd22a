/**
 * Locks when nobody was there for a while. Before it does, whatever is being written may ask to be kept:
 * `addEventListener("rigcheck:locking", (event) => event.detail.wait(promise))`. The locked page ends the session.
 */
import { forgetRoot, recall } from "../../sealing/store.js";

window.addEventListener("rigcheck:idle", async () => {
  if (!(await recall("root").catch(() => null))) return;
  const kept = [];
  window.dispatchEvent(new CustomEvent("rigcheck:locking", { detail: { wait: (promise) => kept.push(promise) } }));
  await Promise.allSettled(kept);
  // Also without signal: the root is forgotten here, and the server locks by its own clock.
  await forgetRoot();
  location.replace(`/locked/?idle=1&next=${encodeURIComponent(location.pathname)}`);
});
