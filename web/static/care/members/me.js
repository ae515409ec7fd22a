/** The account's own page. */
import { whenPressed } from "./forms.js";
import { keptPin, leave, lockNow, phoneOwner } from "./here.js";

const page = document.querySelector("[data-me]");

whenPressed("lock", async () => {
  await lockNow();
  location.replace("/locked/");
});

whenPressed("leave", async () => {
  await leave();
  location.replace("/sign-in/");
});

whenPressed("leave-everywhere", async () => {
  await leave({ everywhere: true });
  location.replace("/sign-in/");
});

phoneOwner().then((owner) => {
  for (const part of page.querySelectorAll("[data-own-phone]")) part.hidden = owner === "department";
});
keptPin().then((pin) => {
  for (const part of page.querySelectorAll("[data-pin-state]")) part.hidden = (part.dataset.pinState === "set") !== Boolean(pin);
});
