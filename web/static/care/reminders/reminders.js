// The page of reminders: shows only what the chosen way needs, and asks this browser for a subscription when it is to.

const form = document.querySelector("[data-reminders]");
const refused = form.querySelector("[data-push-refused]");

form.querySelector("[data-zone]").value = Intl.DateTimeFormat().resolvedOptions().timeZone;
fit();
form.addEventListener("change", fit);
form.addEventListener("submit", async (event) => {
  if (way() !== "push" || form.querySelector("[data-push]").value) return;
  event.preventDefault();
  refused.hidden = true;
  try {
    form.querySelector("[data-push]").value = JSON.stringify(await subscribed());
    form.submit();
  } catch {
    refused.hidden = false;
    refused.scrollIntoView({ block: "center" });
  }
});

function way() {
  return form.querySelector("[name=way]:checked")?.value ?? "";
}

function fit() {
  for (const part of form.querySelectorAll("[data-way]")) part.hidden = part.dataset.way !== way();
}

async function subscribed() {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
  const registration = await navigator.serviceWorker.ready;
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.key });
}
