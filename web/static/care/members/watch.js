/**
 * Locks when nobody was there for a while. Before it does, whatever is being written may ask to be kept:
 * `addEventListener("rigcheck:locking", (event) => event.detail.wait(promise))`.
 */
import { lockNow } from "./here.js";

window.addEventListener("rigcheck:idle", async () => {
  const kept = [];
  window.dispatchEvent(new CustomEvent("rigcheck:locking", { detail: { wait: (promise) => kept.push(promise) } }));
  await Promise.allSettled(kept);
  // Without signal the server locks by its own clock; the root is forgotten here all the same.
  await lockNow().catch(() => {});
  location.replace(`/locked/?next=${encodeURIComponent(location.pathname)}`);
});
