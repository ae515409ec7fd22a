// Whether a text calls for help now: the browser's twin of rigcheck/engines/triage/messages, from the same file.
// It alerts nobody and sends nothing: what it reads stays in the page.
//
//   const read = await reader();
//   read("i dont want to wake up tomorrow")   // { offer: true, level: "wish", reasons: ["wish"] }

const MOST = 20000;
const WINDOW = 60;
const STOP = ";";
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
export const LEVELS = ["none", "worry", "heavy", "wish", "intent", "plan"];
const HEAVY = 2;

const MARKS =
  /[\u0300-\u036f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g;
const SINGLE_QUOTES = /(^|[ \t\n\r\f\v:,(])'([^'\n]+(?:[a-z]'[a-z][^'\n]*)*)'(?=$|[ \t\n\r\f\v.,!?;)])/g;
const STOPS = /[.!?;\n\r]+/g;
const DOTTED = /\b[a-z](?:[ .\-_*][a-z]){3,}\b/g;
const NUMBER = /([0-9])\.([0-9])/g;
const WORDS = /[a-z0-9]+|[;"]/g;
const INSIDE = /([a-z])([*!@$])(?=[a-z])/g;
const LEADING = /\$(?=[a-z])/g;
const STRETCHED = /([a-z])\1\1+/g;
const SIGNS = { "*": "", "!": "i", "@": "a", $: "s" };
const DIGITS = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t" };
const ASCII = /^[\x00-\x7f]*$/;

const all = (words) => new Set(words);

function plain(text, alike) {
  let cut = text.length > MOST ? Array.from(text).slice(0, MOST).join("") : text;
  if (!ASCII.test(cut)) {
    const chars = Array.from(cut.normalize("NFKD").replace(MARKS, ""), (char) => alike[char] ?? char);
    cut = Array.from(chars.join("").normalize("NFKD"), (char) => (ASCII.test(char) ? char : " ")).join("");
  }
  return cut.toLowerCase();
}

export function wordsOf(text, alike) {
  let line = plain(text, alike);
  if (line.includes("'")) line = line.replace(SINGLE_QUOTES, '$1"$2"').replaceAll("'", "");
  line = line.replace(DOTTED, (spaced) => spaced.replace(/[^a-z]/g, "")).replace(NUMBER, "$1$2");
  line = line.replace(INSIDE, (_, letter, sign) => letter + SIGNS[sign]).replace(LEADING, "s");
  return line.replace(STOPS, STOP).match(WORDS) ?? [];
}

function* forms(word) {
  yield word;
  if (/([a-z])\1\1/.test(word)) {
    yield word.replace(STRETCHED, "$1");
    yield word.replace(STRETCHED, "$1$1");
  }
  if (word.endsWith("s")) yield word.slice(0, -1);
  if (/[0-9]/.test(word) && !/^[0-9]+$/.test(word)) yield word.replace(/[013457]/g, (digit) => DIGITS[digit]);
}

function* near(word) {
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) yield head + letter + tail;
    if (tail) {
      yield head + tail.slice(1);
      for (const letter of LETTERS) yield head + letter + tail.slice(1);
    }
    if (tail.length > 1) yield head + tail[1] + tail[0] + tail.slice(2);
  }
}

function slips(words, spared) {
  const found = new Map();
  for (const word of words) {
    for (const spelling of near(word)) {
      if (!spared.has(spelling) && !found.has(spelling)) found.set(spelling, word);
    }
  }
  return found;
}

/** The file, made ready: what `Lexicon` is in Python. */
export class Lexicon {
  constructor(written) {
    this.alike = written.alike;
    [this.unknown, this.stop, this.quote, this.but] = written.marks;
    this.known = all(written.phrases.flatMap(([phrase]) => phrase.split(" ")));
    this.mends = slips(written.spelling.words, all([...this.known, ...written.spelling.spared]));
    this.means = new Map(written.phrases);
    this.longest = new Map();
    for (const [phrase] of written.phrases) {
      const words = phrase.split(" ");
      this.longest.set(words[0], Math.max(this.longest.get(words[0]) ?? 0, words.length));
    }
    this.rules = written.rules.map((rule) => ({
      ...rule,
      pattern: new RegExp(rule.pattern),
      unless: rule.unless ? new RegExp(rule.unless) : null,
    }));
    this.signs = written.signs.map((sign) => ({
      ...sign,
      pattern: new RegExp(sign.pattern, "g"),
      spared: all(sign.spared),
    }));
    this.levels = written.levels;
    this.weights = new Map(Object.entries(written.weights));
    this.kinds = new Map(Object.entries(written.kinds));
    this.least = written.least;
    this.shop = Array.from(written.shop);
  }

  repaired(words) {
    return words.map((word) => (this.known.has(word) ? word : this.mended(word)));
  }

  mended(word) {
    for (const form of forms(word)) {
      if (this.known.has(form)) return form;
      if (this.mends.has(form)) return this.mends.get(form);
    }
    return word;
  }

  concepts(words) {
    let found = "";
    for (let at = 0; at < words.length;) {
      let length = Math.min(this.longest.get(words[at]) ?? 0, words.length - at);
      while (length && !this.means.has(words.slice(at, at + length).join(" "))) length -= 1;
      found += length ? this.means.get(words.slice(at, at + length).join(" ")) : this.unknown;
      at += length || 1;
    }
    return found;
  }

  leastFor({ concepts, standing, marks }) {
    const isPlain = !this.shop.some((char) => concepts.includes(char)) && !Array.from(marks).some((mark) => mark[0] === "-");
    const [plain, other] = standing.size ? this.least.slice(2) : this.least;
    return isPlain ? plain : other;
  }

  candidates(concepts) {
    const has = (need) => Array.from(need).some((char) => concepts.includes(char));
    return this.signs.filter((sign) => sign.needs.every(has));
  }
}

function quotation(concepts, start, book) {
  const opened = concepts.lastIndexOf(book.quote, start - 1);
  const closed = concepts.indexOf(book.quote, start);
  const inside = start > 0 && concepts.slice(0, start).split(book.quote).length % 2 === 0 && closed >= 0;
  return inside ? concepts.slice(0, opened + 1) + concepts.slice(closed) : "";
}

function places(start, end, concepts, book) {
  const before = concepts.slice(0, start);
  const sentence = before.lastIndexOf(book.stop) + 1;
  const clause = Math.max(sentence, before.lastIndexOf(book.but) + 1);
  const found = concepts.indexOf(book.stop, end);
  const close = found >= 0 ? found : concepts.length;
  return {
    before: concepts.slice(clause, start),
    after: concepts.slice(end, close),
    sentence: concepts.slice(sentence, close),
    message: concepts,
    quotation: quotation(concepts, start, book),
  };
}

function against(sign, match, concepts, book) {
  const around = places(match.index, match.index + match[0].length, concepts, book);
  let doubt = null;
  for (const [number, rule] of book.rules.entries()) {
    const place = around[rule.where];
    if (sign.spared.has(number) || !rule.pattern.test(place) || rule.unless?.test(place)) continue;
    if (!rule.doubts) return rule;
    doubt ??= rule;
  }
  return doubt;
}

function judged(sign, concepts, book) {
  let mark = null;
  for (const match of concepts.matchAll(sign.pattern)) {
    const rule = against(sign, match, concepts, book);
    if (!rule && !sign.weak) return "";
    if (!rule || rule.doubts) mark = `?${sign.family}`;
    else mark ??= `-${rule.name}`;
  }
  return mark;
}

/** What the scan and the rules make of a window of words. */
export function examine(words, book) {
  const concepts = book.concepts(words);
  const [standing, marks] = [new Set(), new Set()];
  for (const sign of book.candidates(concepts)) {
    const mark = judged(sign, concepts, book);
    if (mark === "") standing.add(sign.family);
    else if (mark !== null) marks.add(mark);
  }
  const kinds = Array.from(all(Array.from(concepts, (char) => book.kinds.get(char)))).filter(Boolean).sort();
  return { words, concepts, kinds, standing, marks };
}

export function score({ words, concepts, kinds, standing, marks }, book) {
  const signs = Array.from(standing, (family) => `+${family}`);
  const found = new Set(["", ...words, ...concepts, ...signs, ...marks]);
  for (let at = 0; at + 1 < concepts.length; at += 1) found.add(concepts.slice(at, at + 2));
  kinds.forEach((kind, at) => kinds.slice(at).forEach((other) => found.add(kind === other ? kind : kind + other)));
  let sum = 0;
  for (const feature of found) sum += book.weights.get(feature) ?? 0;
  return sum;
}

function windows(words) {
  if (words.length <= WINDOW) return [words];
  const found = [];
  for (let start = 0; start < words.length; start += WINDOW / 2) found.push(words.slice(start, start + WINDOW));
  return found;
}

/** { offer, level, reasons } for one text. */
export function read(text, book) {
  const standing = new Set();
  let isHeavy = false;
  for (const words of windows(book.repaired(wordsOf(text, book.alike)))) {
    const found = examine(words, book);
    if (score(found, book) < book.leastFor(found)) continue;
    for (const family of found.standing) standing.add(family);
    isHeavy = true;
  }
  if (standing.size) {
    const level = Math.max(...Array.from(standing, (family) => book.levels[family]));
    return { offer: true, level: LEVELS[level], reasons: [...standing] };
  }
  if (isHeavy) return { offer: true, level: LEVELS[HEAVY], reasons: ["whole"] };
  return { offer: false, level: LEVELS[0], reasons: [] };
}

let ready = null;

/** Fetches the file once, from beside this module, and gives a function that reads a text. */
export async function reader() {
  ready ??= fetch(new URL("./reading.json", import.meta.url)).then(async (answer) => {
    if (!answer.ok) throw new Error("reading.json did not come.");
    return new Lexicon(await answer.json());
  });
  const book = await ready;
  return (text) => read(text, book);
}
