/**
 * A card that came in the address, after the `#`: from the agency's page, or from a printed square. This is the page's
 * first script: it takes the card out of the address bar and out of this tab's history before anything else runs.
 */
const TOKEN = "#card=";
const CODE = "#code=";

const after = (mark) => (location.hash.startsWith(mark) ? location.hash : "");

/** What stood after the `#` if it was a token with its mark, else "". It is nowhere else any more. */
export const broughtToken = after(TOKEN).slice(1);

/** The code of a paper card whose square was scanned, else "". */
export const broughtCode = after(CODE).slice(CODE.length);

if (broughtToken || broughtCode) history.replaceState(history.state, "", location.pathname + location.search);

// A second card opened in the same tab loads no page by itself.
window.addEventListener("hashchange", () => {
  if (after(TOKEN) || after(CODE)) location.reload();
});
