// A form that takes seconds says so, and is sent once.

for (const form of document.querySelectorAll("form[data-working]")) {
  form.addEventListener("submit", () => {
    form.querySelector(".working").hidden = false;
    // Disabled after this event: a disabled button would leave its name out of what is sent.
    setTimeout(() => {
      for (const button of form.querySelectorAll("button")) button.disabled = true;
    });
  });
}

// Back from the next page: the form stands as it was before it was sent.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
