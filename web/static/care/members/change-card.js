/** A new recovery card. The old one ends once two groups of the new one were asked back. */
import { Method, splitCard } from "../../sealing/keys.js";
import { whenSent } from "./forms.js";
import { askTwo, checkAsked, freshCard, showCard } from "./paper.js";
import { askForProof } from "./proving.js";
import { setWay } from "./server.js";
import { show } from "./steps.js";
import { newWay } from "./ways.js";

const page = document.querySelector("[data-change]");
const card = freshCard();
const asked = [...page.querySelectorAll("[data-asked] input")];
let opened;

askForProof(page, (proof) => {
  opened = proof;
  showCard(page.querySelector("[data-stage=change]"), card);
});

whenSent("paper", () => {
  askTwo(card, asked);
  show("asked");
});

whenSent("asked", async () => {
  checkAsked(card, asked);
  await setWay(await newWay(Method.CARD, await splitCard(card.secret), opened.root, opened.share));
  show("done");
});
