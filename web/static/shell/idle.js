// Nobody there for a while: fires "rigcheck:idle" once, in every tab, after 15 minutes without input in any.

export const IDLE_MS = 15 * 60 * 1000;
const CHECK_MS = 15 * 1000;
const TELL_MS = 5 * 1000;

/** Watch for input. `now` and `after` can be replaced in tests; returns a function that stops watching. */
export function watchIdle({ after = IDLE_MS, check = CHECK_MS, now = () => Date.now() } = {}) {
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("awake") : null;
  let last = now();
  let told = -Infinity;
  let asleep = false;

  function awake() {
    last = now();
    asleep = false;
    if (last - told < TELL_MS) return;
    told = last;
    channel?.postMessage(last);
  }

  function look() {
    if (asleep || now() - last < after) return;
    asleep = true;
    window.dispatchEvent(new Event("rigcheck:idle"));
  }

  // The last one is a page's own: somebody speaks, and touches nothing.
  const inputs = ["pointerdown", "keydown", "touchstart", "wheel", "rigcheck:awake"];
  for (const name of inputs) document.addEventListener(name, awake, { passive: true, capture: true });
  // A phone asleep in a pocket runs no timers: look again the moment the page is shown, before input counts.
  document.addEventListener("visibilitychange", look);
  channel?.addEventListener("message", (event) => {
    last = Math.max(last, event.data);
    asleep = false;
  });
  const timer = setInterval(look, check);
  return () => {
    clearInterval(timer);
    channel?.close();
    document.removeEventListener("visibilitychange", look);
    for (const name of inputs) document.removeEventListener(name, awake, { capture: true });
  };
}
