// A clock, and nothing else.
const time = document.querySelector("#time");
const date = document.querySelector("#date");
const language = document.documentElement.lang;

function show() {
  const now = new Date();
  time.textContent = now.toLocaleTimeString(language, { timeStyle: "medium", hourCycle: "h23" });
  date.textContent = now.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long" });
  setTimeout(show, 1000 - now.getMilliseconds());
}

show();
