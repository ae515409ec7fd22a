/** Making a file to print, without leaving the page: says that it is being drawn, and what to do with it after. */
import { Trouble } from "../../shell/net.js";
import { run } from "../members/forms.js";

for (const form of document.querySelectorAll("form[data-prints]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form, () => make(form));
  });
}

async function make(form) {
  const done = form.querySelector("[data-printed]");
  done.hidden = true;
  const answer = await reach(form);
  if (answer.headers.get("Content-Type") !== "application/pdf") {
    form.submit(); // something is to be corrected, or the session is locked: the page says what
    return;
  }
  keep(await answer.blob(), form.dataset.prints);
  done.hidden = false;
  done.scrollIntoView({ block: "nearest" });
}

async function reach(form) {
  try {
    return await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  } catch {
    throw new Trouble("offline");
  }
}

function keep(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
