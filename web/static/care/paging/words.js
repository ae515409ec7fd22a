// The page's sentences, with what belongs between the braces.

const words = document.querySelector("template[data-words]").dataset;

export const say = (name, given = {}) =>
  Object.entries(given).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), words[name] ?? "");

/** Names as this language lists them. */
export const listed = (names) => new Intl.ListFormat(document.documentElement.lang).format(names);
