// Signed out or locked: a phone that knows an account leads with unlocking, others with trying.

import { canWriteLocked } from "../../sealing/outbox.js";

if (await canWriteLocked().catch(() => false)) {
  for (const shown of document.querySelectorAll("[data-known], [data-unlock], [data-quick]")) shown.hidden = false;
  for (const gone of document.querySelectorAll("[data-try], [data-try-help]")) gone.hidden = true;
}
