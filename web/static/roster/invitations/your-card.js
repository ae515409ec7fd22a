/** The card page: get a card, keep it or print it, open an account with it from the first of the next month. */
import { toHex, utf8 } from "../../sealing/bytes.js";
import { CardKind, encode, parse } from "../../sealing/cards.js";
import { digest } from "../../sealing/hazmat/derive.js";
import { qrSvg } from "../../sealing/recovery-card.js";
import { must, Refusal } from "../../sealing/refusals.js";
import { eraseCards, keepCard, keepMaking, keptFace, openCard, recallMaking } from "./keeping.js";
import { careAddress, linkTo, makeCard, spokenMark } from "./making.js";
import { cardPdf, download, localPaper } from "./paper.js";
import { run, show, shown, whenPressed, whenSent, words } from "./stages.js";

const page = document.querySelector("[data-your-card]");
const all = (name) => page.querySelectorAll(`[data-${name}]`);
const field = (key) => page.querySelector(`#id_${key}`);
const state = { link: takeLink(), card: undefined, from: "" };

/** The code in the address, gone from the bar and from the history at once. */
function takeLink() {
  const code = decodeURIComponent(location.hash.slice(1));
  if (location.hash) history.replaceState(null, "", location.pathname);
  return code;
}

async function start() {
  for (const place of all("here")) place.textContent = `${location.host}${location.pathname}`;
  const [making, kept] = await Promise.all([recallMaking(), keptFace()]).catch(() => []);
  const from = await nameOf(state.link);
  const isNew = state.link && ![making?.from, kept?.from].includes(from);
  if (making?.token && !isNew) return present(making);
  if (kept && !isNew) return home(kept);
  begin({ code: state.link || (making?.token ? "" : making?.code) || "", kept });
}

function begin({ code, kept }) {
  state.link = code;
  for (const place of all("code-field")) place.hidden = Boolean(code);
  for (const place of all("kept-already")) place.hidden = !kept;
  show("begin");
}

function home(face) {
  showFace(face);
  show("home");
}

function present(card) {
  state.card = card;
  showFace(card);
  show("made");
}

/** What the card shows: whose, for when, and the line to compare with the poster. */
function showFace({ name, period, log, useFrom }) {
  for (const place of all("agency")) place.textContent = name;
  for (const place of all("period")) place.textContent = quarter(period);
  for (const place of all("with-day")) place.hidden = !useFrom;
  for (const place of all("use-from")) place.textContent = useFrom ? spoken(useFrom) : "";
  for (const place of all("until")) place.textContent = lastMonth(period);
  for (const place of all("log")) place.textContent = log ? spokenMark(log) : "";
}

whenSent("get", async () => {
  const code = read(state.link || field("code").value);
  const from = await nameOf(code);
  const begun = await recallMaking().catch(() => undefined);
  const keepSafe = (making) => keepMaking({ ...making, from, code }).catch(() => {});
  const card = await makeCard({ code, begun: begun?.from === from ? begun : undefined, keepSafe });
  const made = { ...card, from, useFrom: nextMonth() };
  await keepMaking(made).catch(() => {});
  present(made);
});

/** The code as it stands in links, whatever way it was typed. */
function read(typed) {
  must(typed.trim(), "code-missing");
  return encode(CardKind.LINK, parse(CardKind.LINK, typed));
}

const nameOf = async (code) => (code ? toHex(await digest(utf8(`link ${code}`))).slice(0, 32) : "");

/** The first of the next month, the same for everybody who gets a card in this one: [year, month from 0]. */
function nextMonth() {
  const now = new Date();
  return [now.getFullYear() + Math.floor((now.getMonth() + 1) / 12), (now.getMonth() + 1) % 12];
}

const isEarly = ([year, month]) => new Date() < new Date(year, month, 1);

function spoken([year, month]) {
  const long = { day: "numeric", month: "long", year: "numeric" };
  return new Date(year, month, 1).toLocaleDateString(document.documentElement.lang, long);
}

whenPressed("use-kept", async () => home(await keptFace()));
whenPressed("to-pin", () => show("pin"));
for (const back of page.querySelectorAll(".back")) {
  back.addEventListener("click", (event) => {
    event.preventDefault();
    show("made");
  });
}

whenSent("keep", async () => {
  const pin = field("pin").value;
  must(/^[0-9]{6}$/.test(pin), "pin-short");
  must(pin === field("pin_again").value, "pin-differs");
  const { name, period, from, useFrom } = state.card;
  await keepCard(state.card, { name, period, from, useFrom }, pin);
  for (const key of ["pin", "pin_again"]) field(key).value = "";
  show("kept");
});

whenSent("open", async () => {
  state.card = await openCard(field("open_pin").value);
  field("open_pin").value = "";
  showFace(state.card);
  const care = await careAddress(state.card.care);
  state.card.care = care;
  for (const place of all("early")) place.hidden = !isEarly(state.card.useFrom);
  for (const place of all("no-care")) place.hidden = Boolean(care);
  for (const place of all("with-care")) place.hidden = !care;
  for (const place of all("care")) place.textContent = care.replace(/^https?:\/\//, "");
  if (care) picture();
  show("opened");
});

function picture() {
  const place = page.querySelector("[data-picture]");
  place.replaceChildren(qrSvg(linkTo(state.card), place.dataset.label, "L"));
}

whenPressed("go", () => location.assign(linkTo(state.card)));

whenPressed("print", async () => {
  const card = state.card;
  const care = await careAddress(card.care);
  if (!care) throw new Refusal("no-care");
  const lines = words("paper-lines").replace("{day}", spoken(card.useFrom)).replace("{until}", lastMonth(card.period)).split("|");
  const texts = { title: words("paper-title"), lines, footer: words("paper-footer") };
  const shownMark = spokenMark(card.log);
  const link = linkTo({ ...card, care });
  const printed = { link, name: card.name, period: quarter(card.period), log: shownMark, texts, paper: localPaper() };
  download(cardPdf(printed), words("paper-file"));
  if (shown().dataset.stage === "made") show("paper");
});

whenPressed("erase", async () => {
  await eraseCards();
  state.card = undefined;
  show("erased");
});

/** "October to December 2026" in the page's language, from 2026-Q4. */
function quarter(period) {
  const [year, number] = period.split("-Q").map(Number);
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { month: "long", year: "numeric" });
  return format.formatRange(new Date(year, 3 * number - 3, 2), new Date(year, 3 * number - 1, 2)).replace(/\u2009/g, " ");
}

/** The last month in which it works: a key counts in its quarter and the one after. */
function lastMonth(period) {
  const [year, number] = period.split("-Q").map(Number);
  const said = { month: "long", year: "numeric" };
  return new Date(year, 3 * number + 2, 2).toLocaleDateString(document.documentElement.lang, said);
}

/** A link pressed while this page is open: it begins anew with that one. */
window.addEventListener("hashchange", () => {
  if (location.hash) location.reload();
});
window.addEventListener("rigcheck:exit", () => (state.card = undefined));
navigator.serviceWorker?.register("/your-card/worker.js", { scope: "/your-card/", updateViaCache: "none" }).catch(() => {
  // A private window may refuse; the page then needs signal each time.
});

run(page, start);
