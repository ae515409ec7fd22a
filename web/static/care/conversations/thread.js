// A talk on the screen, for either side: looks again by itself, says what is written, and keeps what cannot go out yet.

import { random, toHex } from "../../sealing/bytes.js";
import { run, say as sayWrong, sentenceFor } from "../members/forms.js";
import { attached, photoOf, voiceNoteOf } from "./attachments.js";
import { stream } from "../../shell/stream.js";
import { refusesTooMuch } from "./pasting.js";
import { Queue } from "./queue.js";
import { recordsWith } from "./recording.js";
import { show } from "./showing.js";
import { minute } from "./time.js";
import { say } from "./words.js";

/** Where the line for live updates stands, a look now and then is enough; without it this page asks by itself. */
const LIVE_MS = 60_000;
const EVERY_MS = 3000;

const page = document.querySelector("[data-talk]");
const form = page.querySelector("[data-write]");
const field = form.querySelector("textarea");
const list = page.querySelector("[data-said]");
const find = (mark) => page.querySelector(`[data-${mark}]`);

/** Open the talk and go on; `ready(talk)` once it is there, `extras` as in showing.js, `along(content)` goes with words. */
export async function follow(talk, { name, extras, ready = () => {}, along = () => ({}) }) {
  const queue = new Queue(talk.id);
  const thread = { talk, queue, refresh: () => draw(talk, queue, { name: name(talk), extras: (item, own) => attached(item, talk.box) ?? extras(item, own) }), put };

  /** Say something: it stands on the screen at once, and goes out as soon as it can. */
  async function put(content) {
    await queue.add(toHex(random(16)), { at: minute(), ...content, ...along(content) });
    thread.refresh();
    await flush(thread);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    sayWrong(form, "");
    await put({ kind: "text", text });
  });
  attaching(thread);
  await talk.look({ whom: talk.side === "m" });
  await queue.load().catch(() => {});
  find("opening").hidden = true;
  find("whole").hidden = false;
  document.querySelector("[data-beside]").hidden = false;
  await ready(thread);
  thread.refresh();
  if (toLatest(talk)) form.scrollIntoView({ block: "nearest" });
  await flush(thread);
  keepLooking(thread);
  return thread;
}

/** A long talk opens at its newest words, unless something above them has to be read first. */
const toLatest = (talk) => !talk.stopped && !form.hidden && !document.querySelector("[data-told]:not([hidden])");

/** Say why the talk cannot be opened. */
export function broken(error) {
  find("opening").hidden = true;
  const place = find("broken");
  place.hidden = false;
  sayWrong(place, sentenceFor(error));
}

function attaching({ talk, put }) {
  const photo = form.querySelector("[data-photo]");
  form.querySelector("[data-pick-photo]").addEventListener("click", () => photo.click());
  photo.addEventListener("change", () => {
    const [file] = photo.files;
    if (file) run(form, async () => put(await photoOf(file, talk.box)));
    photo.value = "";
  });
  recordsWith(form.querySelector("[data-record-note]"), {
    done: (recorded, seconds) => run(form, async () => put(await voiceNoteOf(recorded, talk.box, seconds))),
    wrong: () => sayWrong(form, sentenceFor({ code: "no-microphone" })),
  });
}

async function flush({ talk, queue, refresh }) {
  for (const { client, content } of queue.waiting) {
    if (talk.stopped) return;
    try {
      await talk.say(content, client);
      await queue.remove(client);
      find("silent").hidden = true;
    } catch (error) {
      if (error.state === "offline" || error.state === "broken" || error.code === "slowly" || error.code === "box-full") {
        find("silent").hidden = error.state !== "offline";
        if (error.code) sayWrong(form, sentenceFor(error));
        break;
      }
      await queue.remove(client);
      if (content.kind === "text" && !field.value) field.value = content.text; // back to where it was written
      sayWrong(form, sentenceFor(error));
    }
  }
  refresh();
}

function draw(talk, queue, { name, extras }) {
  show(list, { said: talk.said, waiting: queue.waiting, side: talk.side, name, extras });
  find("none").hidden = talk.said.length + queue.waiting.length > 0;
  for (const one of page.querySelectorAll("[data-stopped]")) one.hidden = one.dataset.stopped !== talk.stopped;
  form.hidden = talk.state === "closed" || Boolean(talk.stopped) || !talk.talk;
  find("closed").hidden = talk.state !== "closed";
  document.dispatchEvent(new Event("talk:drawn"));
}

function keepLooking(thread) {
  const again = async () => {
    try {
      await thread.talk.look();
      find("silent").hidden = true;
      if (thread.queue.waiting.length) await flush(thread);
      else thread.refresh();
    } catch (error) {
      find("silent").hidden = error.state !== "offline";
      if (error.code === "no-talk") gone();
      if (error.state === "locked") location.reload();
    }
  };
  let timer;
  const round = async () => {
    clearTimeout(timer);
    if (!document.hidden) await again();
    clearTimeout(timer); // two looks at once still leave one to come
    timer = setTimeout(round, stream.live ? LIVE_MS : EVERY_MS);
  };
  timer = setTimeout(round, EVERY_MS);
  stream.on(thread.talk.ear, round);
  window.addEventListener("online", round);
  document.addEventListener("visibilitychange", () => document.hidden || round());
}

function gone() {
  list.replaceChildren();
  form.hidden = true;
  find("none").hidden = true;
  const told = find("closed");
  told.hidden = false;
  told.textContent = say("erasedHere");
}

refusesTooMuch(field, () => sayWrong(form, say("manyLetters")));

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit();
});
