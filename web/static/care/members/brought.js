/**
 * A card that came in the address, after the `#`: from the agency's page, or a printed square. This is the page's first
 * script: it takes the card out of the address bar and out of this tab's history before anything else runs.
 */
const CARD = "#card=";

/** What stood after the `#`, or "". It is nowhere else any more. */
export const brought = location.hash.startsWith(CARD) ? location.hash.slice(1) : "";

if (brought) history.replaceState(history.state, "", location.pathname + location.search);

// A second card opened in the same tab loads no page by itself.
window.addEventListener("hashchange", () => {
  if (location.hash.startsWith(CARD)) location.reload();
});
