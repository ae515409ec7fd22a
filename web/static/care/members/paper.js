/** The recovery card: on the screen, on paper, copied by hand, and asked back. */
import { CardKind, encode } from "../../sealing/cards.js";
import { random } from "../../sealing/bytes.js";
import { blankCardPdf, qrSvg, recoveryCardPdf } from "../../sealing/recovery-card.js";
import { Refusal } from "../../sealing/refusals.js";
import { below } from "../../sealing/words.js";

/** A fresh card: `{secret, code, groups}`. */
export function freshCard() {
  const secret = random(CardKind.RECOVERY.size);
  const code = encode(CardKind.RECOVERY, secret);
  return { secret, code, groups: code.split("-") };
}

/** Show the card inside `place` and let its buttons print it. */
export function showCard(place, card) {
  const list = place.querySelector("[data-card-groups]");
  list.replaceChildren(...card.groups.map(item));
  place.querySelector("[data-card-qr]").replaceChildren(qrSvg(card.code, list.dataset.qrLabel));
  const texts = list.dataset;
  const paper = /^(US|CA|MX)$/.test(new Intl.Locale(navigator.language).region ?? "") ? "letter" : "a4";
  place.querySelector("[data-print]").onclick = () =>
    download(recoveryCardPdf({ code: card.code, texts: words(texts, "card"), paper }), texts.cardFile);
  place.querySelector("[data-blank]").onclick = () =>
    download(blankCardPdf({ groups: card.groups.length, texts: words(texts, "blank"), paper }), texts.blankFile);
}

/** Ask two groups of the card back in `fields`, at places drawn anew. */
export function askTwo(card, fields) {
  twoPlaces(card.groups.length).forEach((place, at) => {
    const field = fields[at];
    const label = document.querySelector(`label[for="${field.id}"]`);
    field.value = "";
    field.dataset.group = place;
    label.textContent = label.dataset.text.replace("{number}", place);
  });
}

function twoPlaces(count) {
  const first = below(count);
  const second = (first + 1 + below(count - 1)) % count;
  return [first, second].sort((a, b) => a - b).map((place) => place + 1);
}

/** Throw `card-asked` unless the typed groups are those of the card. */
export function checkAsked(card, fields) {
  const wrong = fields
    .map((field) => ({ place: Number(field.dataset.group), typed: fold(field.value) }))
    .filter(({ place, typed }) => typed !== card.groups[place - 1])
    .map(({ place }) => place);
  if (wrong.length) throw new Refusal("card-asked", { groups: wrong });
}

const fold = (typed) => typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");

function item(group) {
  const made = document.createElement("li");
  made.textContent = group;
  return made;
}

function words(texts, kind) {
  return { title: texts[`${kind}Title`], lines: texts[`${kind}Lines`].split("|"), footer: texts[`${kind}Footer`] };
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
