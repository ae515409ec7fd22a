// A photo or a voice note in a talk: made smaller and freed of what a camera writes into it, closed under a key of its
// own, and kept beside the talk. Key and digest go inside the message.

import { fromBase64, random, toBase64 } from "../../sealing/bytes.js";
import { openFile, sealFile } from "../../sealing/attachments.js";
import { digest } from "../../sealing/hazmat/derive.js";
import { paragraph } from "./showing.js";
import { say } from "./words.js";

const LONGEST_EDGE = 1600;
const QUALITY = 0.8;
const PHOTO = "image/jpeg";

/** Close and send a photo; the content of its message. Throws Trouble, or an error of code `not-a-photo`. */
export async function photoOf(file, box) {
  return sent(box, "photo", new Uint8Array(await (await redrawn(file)).arrayBuffer()));
}

/** The same for what was recorded. */
export async function voiceNoteOf(recorded, box, seconds) {
  return { ...(await sent(box, "voice-note", new Uint8Array(await recorded.arrayBuffer()))), seconds };
}

async function sent(box, kind, body) {
  const [name, key] = [random(16), random(32)];
  const blob = await sealFile(key, body);
  await box.upload(name, blob);
  return { kind, file: { name: toBase64(name), key: toBase64(key), digest: toBase64(await digest(blob)) } };
}

/** Drawn anew: place, time and camera, which a photo's file carries, do not come along. */
async function redrawn(file) {
  const picture = await createImageBitmap(file).catch(() => {
    throw Object.assign(new Error("not-a-photo"), { code: "not-a-photo" });
  });
  const smaller = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * smaller));
  canvas.height = Math.max(1, Math.round(picture.height * smaller));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, PHOTO, QUALITY));
}

/** The element of a message that has a file, or null: nothing is fetched before somebody asks for it. */
export function attached({ content }, box) {
  if (!content.file) return null;
  const whole = document.createElement("div");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet button-small";
  button.textContent = say(content.kind === "photo" ? "photoOpen" : "voiceNotePlay");
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const body = await fetched(content.file, box);
      if (content.kind === "photo") whole.replaceChildren(await picture(body));
      else await play(body);
    } catch {
      whole.replaceChildren(paragraph("talk-note", say("fileGone")));
    }
    button.disabled = false;
  });
  whole.append(button);
  return whole;
}

async function fetched({ name, key, digest: sum }, box) {
  return openFile(fromBase64(key), fromBase64(sum), await box.download(fromBase64(name)));
}

async function picture(body) {
  const shown = document.createElement("img");
  shown.className = "talk-photo";
  shown.alt = say("photo");
  shown.src = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = reject;
    reader.readAsDataURL(new Blob([body], { type: PHOTO }));
  });
  await shown.decode();
  return shown;
}

async function play(body) {
  const audio = new AudioContext();
  const source = audio.createBufferSource();
  source.buffer = await audio.decodeAudioData(body.slice().buffer);
  source.connect(audio.destination);
  await new Promise((resolve) => {
    source.onended = resolve;
    source.start();
  });
  await audio.close();
}
