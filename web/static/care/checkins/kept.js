// After a check-in: shows the note that only this browser opens, and erases it together with its check-in.

import "../sealed-record.js";

const note = document.querySelector("sealed-record");
const form = document.querySelector("[data-erases]");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  // A note that cannot be reached now must not keep the check-in from going.
  await note.erase().catch(() => {});
  form.submit();
});
