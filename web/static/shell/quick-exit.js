// Out at once, in every tab: the button, or Esc twice. The page left is replaced, not kept for "back".
// Whoever holds secrets listens for "rigcheck:exit" and forgets them at once.

const ESC_PAIR_MS = 700;
const channel = "BroadcastChannel" in window ? new BroadcastChannel("exit") : null;
let lastEscape = -Infinity;

function go() {
  document.documentElement.hidden = true;
  window.dispatchEvent(new Event("rigcheck:exit"));
  try {
    sessionStorage.setItem("away", "1");
  } catch {
    // "Back" is then guarded by no-store alone.
  }
  location.replace(document.body.dataset.exit);
}

/** Leave this page and tell the other tabs to do the same. */
export function leave() {
  channel?.postMessage("leave");
  go();
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-leave]")) return;
  event.preventDefault();
  leave();
});

// Capture: an open dialog must not swallow the first Esc.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - lastEscape < ESC_PAIR_MS) leave();
    lastEscape = event.timeStamp;
  },
  { capture: true },
);

channel?.addEventListener("message", go);

// A page brought back whole from memory is the one that was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && sessionStorage.getItem("away")) go();
});
