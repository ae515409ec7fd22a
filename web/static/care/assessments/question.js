// Keys for a question: Enter goes on, Backspace goes back (digits pick, by the shell); a tap goes on by itself.
// Leaving in the middle pauses: what was answered is kept in the account.

const AFTER_TAP_MS = 220;
const form = document.querySelector("[data-question]");

for (const field of document.querySelectorAll("[data-zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}

function isWritten(target) {
  return target.matches("input:not([type=radio]):not([type=hidden]), textarea, select");
}

function keyPressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isWritten(event.target)) return;
  if (event.key === "Backspace") {
    event.preventDefault();
    document.querySelector("[data-back-question]").click();
  } else if (event.key === "Enter" && !event.target.closest("a, button, summary")) {
    event.preventDefault();
    form.requestSubmit();
  }
}

function tapped(event) {
  // A key press that moves the choice also makes a click, but one without a pointer behind it.
  if (event.detail === 0 || !event.target.matches("input[type=radio]")) return;
  setTimeout(() => form.requestSubmit(), AFTER_TAP_MS);
}

function pauseWhenLeft() {
  let going = false;
  document.addEventListener("submit", () => (going = true));
  document.addEventListener("click", (event) => {
    if (event.target.closest("a")) going = true;
  });
  window.addEventListener("pageshow", () => (going = false));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || going) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    navigator.sendBeacon(form.dataset.pause, body);
  });
}

function once() {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => (sent = false));
}

if (form) {
  document.addEventListener("keydown", keyPressed);
  form.addEventListener("click", tapped);
  pauseWhenLeft();
  once();
}
