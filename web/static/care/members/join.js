/** Opening an account. Until the last step nothing is kept anywhere but on this page. */
import { random } from "../../sealing/bytes.js";
import { CardKind } from "../../sealing/cards.js";
import { Hierarchy, Method, splitCard, splitPassphrase } from "../../sealing/keys.js";
import { rememberRoot } from "../../sealing/store.js";
import { broughtCode, broughtToken } from "./brought.js";
import { checkBrought } from "./check-brought.js";
import { run, say, sentenceFor, whenPressed, whenSent, written } from "./forms.js";
import { watchGroups } from "./groups.js";
import { keepPhoneOwner, stay } from "./here.js";
import { askTwo, checkAsked, freshCard, showCard } from "./paper.js";
import { offerPassphrase } from "./passphrase.js";
import { beginJoining, finishJoining, offerHandle } from "./server.js";
import { begin, show } from "./steps.js";
import { newWay } from "./ways.js";

const page = document.querySelector("[data-join]");
const root = random(32);
const card = freshCard();
const draft = { phone: "mine", handle: "", passphrase: "" };

const typed = watchGroups(page.querySelector("[data-groups=join]"), [CardKind.JOIN, CardKind.SEAT]);
const asked = [...page.querySelectorAll("[data-asked] input")];
const shownHandle = page.querySelector("[data-handle]");
const passphraseForm = page.querySelector("form[data-does=passphrase]");
let readPassphrase;

begin("done");

for (const choice of page.querySelectorAll("input[name=phone]")) choice.addEventListener("change", explainPhone);

function explainPhone() {
  for (const text of page.querySelectorAll("[data-phone]")) text.hidden = text.dataset.phone !== chosenPhone();
}

const chosenPhone = () => page.querySelector("input[name=phone]:checked")?.value ?? "";

whenSent("phone", () => {
  draft.phone = chosenPhone();
  show("card");
});

const typing = page.querySelector("form[data-does=card]");
const bringing = page.querySelector("form[data-does=brought]");

/** A card that came `along`, or one whose code is typed; a scanned paper card is both. */
function ask({ along, typed = !along }) {
  typing.hidden = !typed;
  bringing.hidden = typed;
  for (const text of page.querySelectorAll("[data-typed]")) text.hidden = along;
  for (const text of page.querySelectorAll("[data-brought]")) text.hidden = !along;
}

ask({ along: Boolean(broughtToken || broughtCode), typed: !broughtToken });
if (broughtCode) typed.fill(broughtCode);
whenPressed("type-card", () => ask({ along: false }));
whenSent("card", () => look({ code: typed.read().code }));
whenSent("brought", async () => look(await checkBrought(broughtToken, page.dataset)));

/** Let the server look at what was brought, and offer a handle. */
async function look(shown) {
  draft.shown = shown;
  draft.handle ||= (await offerHandle()).handle;
  await beginJoining(draft.shown, draft.handle).catch(drawnByTwo);
  shownHandle.textContent = draft.handle;
  show("handle");
}

/** Somebody drew the same words a moment ago: here are others, and the passphrase is made for them anew. */
async function drawnByTwo(error) {
  if (error.code !== "handle-taken") throw error;
  draft.handle = (await offerHandle()).handle;
  shownHandle.textContent = draft.handle;
  show("handle");
  say(page.querySelector("form[data-does=handle]"), sentenceFor(error));
  throw error;
}

whenPressed("other-handle", async () => {
  draft.handle = (await offerHandle()).handle;
  shownHandle.textContent = draft.handle;
});

whenSent("handle", async () => {
  readPassphrase ??= await offerPassphrase(passphraseForm);
  show("passphrase");
});

whenSent("passphrase", async () => {
  draft.passphrase = await readPassphrase(draft.handle);
  draft.split = await splitPassphrase(draft.passphrase, page.dataset.site, draft.handle);
  showCard(page.querySelector("[data-stage=paper]"), card);
  show("paper");
});

whenSent("paper", () => {
  askTwo(card, asked);
  show("asked");
});

whenSent("asked", () => {
  checkAsked(card, asked);
  show("about");
});

whenSent("about", () => show("limits"));
whenPressed("skip-about", () => {
  page.querySelector("form[data-does=about]").reset();
  show("limits");
});

whenSent("limits", async () => {
  const keys = Hierarchy.fromRoot(root);
  const begun = await beginJoining(draft.shown, draft.handle).catch(drawnByTwo);
  const wraps = [
    await newWay(Method.PASSPHRASE, draft.split, root, begun.share),
    await newWay(Method.CARD, await splitCard(card.secret), root, begun.share),
  ];
  const { half } = await finishJoining({
    draft: begun.draft,
    seal_public: (await keys.opener).public,
    sign_public: (await keys.signer).public,
    session: await keys.session,
    wraps,
    profile: about(),
  });
  await settleHere(half);
  show("done");
});

function about() {
  const form = page.querySelector("form[data-does=about]");
  return {
    phone: draft.phone,
    trade: form.querySelector("input[name=trade]:checked")?.value ?? "",
    agency: written(form, "agency"),
    country: written(form, "country"),
  };
}

/** The account is open even if this browser refuses to keep anything: then it asks for the passphrase sooner. */
async function settleHere(half) {
  try {
    await keepPhoneOwner(draft.phone);
    await rememberRoot(root, half);
    await stay(root, draft.handle);
  } catch {
    page.querySelector("[data-not-kept]").hidden = false;
  }
  for (const text of page.querySelectorAll("[data-own-phone]")) text.hidden = draft.phone === "department";
}

run(page, explainPhone);
