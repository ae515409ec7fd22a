// The place for a call on the page of a talk: shown where this site has voice and both have written.

import { random, toHex } from "../../sealing/bytes.js";
import { sentenceFor, say as sayWrong } from "../members/forms.js";
import { Call } from "./call.js";

const place = document.querySelector("[data-voice]");
const words = document.querySelector("template[data-voice-words]")?.dataset;
const find = (mark) => place.querySelector(`[data-voice-${mark}]`);
const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };

const AWAKE_MS = 60_000;
let awake;

/** A phone in the hand or pocket trembles while it rings; it makes no sound that others hear. Half a minute, no more. */
const TREMBLES = Array.from({ length: 30 }, (_, at) => (at % 2 ? 1400 : 600));

/** Let the talk of this thread be spoken. */
export function arrangeVoice({ talk }) {
  if (!place || !("RTCPeerConnection" in window) || !navigator.mediaDevices) return;
  const call = new Call({
    say: async (content) => talk.isOpen && talk.say(content, toHex(random(16))), // nothing goes out while keys are in doubt
    pass: () => talk.box.pass(),
    microphone,
    polite: talk.side === "m",
    show,
  });
  talk.hears((content) => call.hear(content));
  pressed("call", () => call.ring());
  pressed("answer", () => call.answer());
  pressed("decline", () => call.hangUp());
  pressed("hang-up", () => call.hangUp());
  pressed("mute", () => {
    const is = find("mute").getAttribute("aria-pressed") !== "true";
    find("mute").setAttribute("aria-pressed", String(is));
    find("mute").querySelector("span").textContent = is ? words.unmute : words.mute;
    call.mute(is);
  });
  window.addEventListener("pagehide", () => call.hangUp());
  let asked = "";
  const look = async () => {
    const now = `${talk.state} ${talk.stopped}`;
    if (now === asked) return;
    asked = now;
    try {
      place.hidden = !talk.isOpen || !(await talk.box.voice()).voice;
    } catch {
      asked = ""; // no signal just now: the next look asks again
    }
    if (!talk.isOpen) call.hangUp();
  };
  document.addEventListener("talk:drawn", look);
  look();
}

function pressed(mark, work) {
  let runs = false;
  find(mark).addEventListener("click", async ({ detail }) => {
    if (runs || detail > 1) return; // the second tap of two would land on "Hang up", which takes the place of "Call"
    sayWrong(place, "");
    runs = true;
    try {
      await work();
    } catch (error) {
      sayWrong(place, sentenceFor(error));
    }
    runs = false;
  });
}

async function microphone() {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: SOUND });
  } catch {
    throw Object.assign(new Error("no-microphone"), { code: "no-microphone" });
  }
}

const BUTTONS = {
  quiet: ["call"],
  ringing: ["hang-up"],
  rung: ["answer", "decline"],
  joining: ["hang-up"],
  talking: ["mute", "hang-up"],
  lost: ["hang-up"],
};

function show(state, why) {
  clearInterval(awake);
  // Whoever speaks for half an hour touches nothing, and must not be locked out in the middle of a sentence.
  if (state === "talking") awake = setInterval(() => document.dispatchEvent(new Event("rigcheck:awake")), AWAKE_MS);
  place.dataset.voice = state;
  const line = find("line");
  const told = state === "quiet" ? (words[key(why)] ?? "") : words[state];
  line.querySelector("span").textContent = told;
  line.hidden = !told;
  find("tells").hidden = !["quiet", "rung"].includes(state);
  press(BUTTONS[state]);
  navigator.vibrate?.(state === "rung" ? TREMBLES : 0);
  if (state === "joining") {
    find("mute").setAttribute("aria-pressed", "false");
    find("mute").querySelector("span").textContent = words.mute;
  }
}

/** Show these buttons alone. Whoever pressed one that goes finds the next under the same finger or key; nobody else. */
function press(marks) {
  const had = document.activeElement;
  for (const button of place.querySelectorAll("button")) button.hidden = !marks.some((mark) => button.matches(`[data-voice-${mark}]`));
  if (place.contains(had) && had.hidden) find(marks[0]).focus({ preventScroll: true });
}

/** The words for why a call is over stand under "over-...". */
const key = (why) => (why ? `over${why.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())}` : "");
