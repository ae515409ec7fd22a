// A page of a group while it is open: new posts come by themselves, what is taken off goes, a session begins and ends.
// The words come along with the news, so that a group that all read at once asks the server for nothing; only where
// something may have been missed does the page look again. Without a stream it works as before, when it is loaded anew.

import { stream } from "../../shell/stream.js";
import { listen } from "./hearing.js";
import { Posts } from "./posts.js";

const SPREAD_MS = 3_000; // so that not everybody who listens looks at once
const frame = document.querySelector("[data-group-live]");
const posts = new Posts(frame);
const { thread = "", own = "" } = frame.dataset;
const reads = "guide" in frame.dataset;
let stop = () => {};
let listened = false;
let looking = null;
let meanwhile = null;
let onceMore = false;
let renewing = 0;

const DOES = {
  post: (news) => posts.add(news, !news.guide && news.name === own),
  off: (news) => (reads || isMine(news.id) ? look() : posts.mask(news.id)),
  gone: (news) => (news.id === thread ? look() : posts.remove(news.id)),
  look: () => look(Math.random() * SPREAD_MS),
  turn: () => {
    posts.list.replaceChildren();
    if (isTyping()) look(Math.random() * SPREAD_MS);
    else setTimeout(() => location.reload(), Math.random() * SPREAD_MS);
  },
};

if (!("still" in frame.dataset)) begin();
window.addEventListener("rigcheck:live", showState);
window.addEventListener("rigcheck:waiting", showState);

/** Listen with what the page carries now: it serves until midnight (UTC). An older page of posts does not listen. */
function begin() {
  const { ear, key, left } = posts.list.dataset;
  stop();
  stop = listen({ capability: ear, key }, heard);
  clearTimeout(renewing);
  renewing = setTimeout(look, Number(left) * 1000 + Math.random() * SPREAD_MS);
}

function heard(news) {
  if ("news" in frame.dataset) return tellOfNews(news);
  if (news === null) return look();
  if (news.thread && news.thread !== thread) return;
  if (meanwhile) meanwhile.push(news);
  else DOES[news.do]?.(news);
}

/** A list only says that there is something new: it does not move under anybody's finger. */
function tellOfNews(news) {
  if (listened || news !== null) frame.querySelector("[data-new]").hidden = false;
  listened = true;
}

/** Read again what stands here; one look at a time. What is told while the answer is on its way counts after it. */
function look(wait = 0) {
  onceMore = Boolean(meanwhile);
  looking ??= new Promise((done) => setTimeout(done, wait)).then(again).finally(() => {
    looking = null;
    if (onceMore) look(SPREAD_MS);
  });
}

async function again() {
  if ("news" in frame.dataset) return void (frame.querySelector("[data-new]").hidden = false);
  meanwhile = [];
  try {
    await reread();
  } finally {
    for (const news of meanwhile) DOES[news.do]?.(news);
    meanwhile = null;
  }
}

async function reread() {
  const answer = await fetch(location.pathname, {
    headers: { "X-Rigcheck": "fetch" },
    cache: "no-store",
    redirect: "error",
  }).catch(() => null);
  if (!answer) return;
  if (!answer.ok) return closed(answer.status);
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-posts]");
  const before = posts.list.dataset.ear;
  posts.renew(found);
  if (posts.list.dataset.ear !== before) begin();
}

/** The place in the group, or the thread, is gone: the page says so, unless somebody would lose what they wrote. */
function closed(status) {
  if (status !== 403 && status !== 404) return;
  stop();
  if (!isTyping()) location.reload();
}

function isTyping() {
  return [...document.querySelectorAll("textarea")].some((field) => field.value.trim());
}

function isMine(id) {
  return "mine" in (posts.find(id)?.dataset ?? {});
}

/** Who listens needs no way to look; `data-live` says so to whoever wants to know. */
function showState() {
  frame.toggleAttribute("data-live", stream.live);
  for (const way of document.querySelectorAll("[data-look]")) way.hidden = stream.live;
}
