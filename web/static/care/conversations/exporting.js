// A talk as a file, made here: plain text that any phone opens.

import { say } from "./words.js";

const stamp = (at) => (at ? new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }) : "");

/** Hand the file to the browser's downloads. */
export async function saveAsFile(talk, name) {
  const lines = talk.said.filter(({ content }) => content).map((item) => lineOf(item, talk.side, name));
  download(lines);
}

function download(lines) {
  const file = new File([`${lines.join("\n\n")}\n`], "talk.txt", { type: "text/plain" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The member's own words alone, to take along to somebody outside. */
export async function saveOwnWords(talk) {
  const own = talk.said.filter(({ by, content }) => by === talk.side && content?.text);
  download(own.map(({ content }) => content.text));
}

function lineOf({ by, at, content }, side, name) {
  const words = [...(content.words ?? []), content.text ?? fallback(content)].filter(Boolean).join("\n");
  return `${by === side ? say("you") : name}, ${stamp(at)}\n${words}`;
}

const fallback = ({ kind }) => (kind === "signalling" ? say("rang") : kind === "photo" ? say("photo") : kind === "voice-note" ? say("voiceNote") : "");
