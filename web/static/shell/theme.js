// How bright: the choice is kept on this phone only, under the plain name "theme".

/** Show `theme` ("auto", "light", "dark" or "red") now and from now on. */
export function setTheme(theme) {
  const root = document.documentElement;
  if (theme === "auto") {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
  try {
    if (theme === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Kept for this page at least.
  }
}

/** The theme chosen on this phone, or "auto". */
export function chosenTheme() {
  return document.documentElement.dataset.theme ?? "auto";
}

for (const group of document.querySelectorAll("[data-themes]")) {
  for (const choice of group.querySelectorAll("input[type=radio]")) {
    choice.checked = choice.value === chosenTheme();
    choice.addEventListener("change", () => setTheme(choice.value));
  }
}

window.addEventListener("storage", (event) => {
  if (event.key === "theme") setTheme(event.newValue ?? "auto");
});
