// On every page of care: lets this phone keep the pages that need no signal.

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" }).catch(() => {
    // A private window may refuse; everything else works without.
  });
}
