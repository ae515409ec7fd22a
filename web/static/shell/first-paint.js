// Runs before the first paint, so that a screen set to night red is never white for a moment.
// Classic script on purpose: a module would wait until the page is parsed.
(() => {
  const root = document.documentElement;
  root.dataset.js = "on";
  try {
    const theme = localStorage.getItem("theme");
    if (["light", "dark", "red"].includes(theme)) root.dataset.theme = theme;
  } catch {
    // Storage may be forbidden; then the phone's own setting holds.
  }
  if (root.dataset.theme === "red") document.querySelector("meta[name=theme-color]").content = "#000000";

  // Whoever left in a hurry and presses "back" finds the clock, not the page that was left.
  try {
    const [visit] = performance.getEntriesByType("navigation");
    if (sessionStorage.getItem("away") && visit?.type === "back_forward") {
      location.replace(document.currentScript.dataset.exit);
    } else {
      sessionStorage.removeItem("away");
    }
  } catch {
    // Without session storage there is nothing to remember.
  }
})();
