/**
 * The recovery card on paper, made in the browser: the secret never leaves it. All words come from the page.
 */
import qrcode from "../vendor/qrcode-generator/qrcode.js";
import { FONTS, Page, wrap } from "./pdf.js";
import { must } from "./refusals.js";

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 54;
const QR_POINTS = 130;
const QUIET = 4;
const MM = 72 / 25.4;

/**
 * Dark modules of the QR code of an ASCII text, as horizontal runs: `{size, runs: [{x, y, length}]}`. `level` is the
 * share that may be damaged: L 7 %, M 15 % (ISO/IEC 18004).
 */
export function qrRuns(text, level = "M") {
  must(/^[ -~]+$/.test(text), "unprintable");
  const code = qrcode(0, level);
  code.addData(text, /^[0-9A-Z $%*+\-./:]*$/.test(text) ? "Alphanumeric" : "Byte");
  code.make();
  const size = code.getModuleCount();
  const runs = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && code.isDark(y, x)) x += 1;
      if (x > start) runs.push({ x: start, y, length: x - start });
    }
  }
  return { size, runs };
}

/** An `<svg>` element with the QR code of a text; `label` tells what it is to those who do not see it. */
export function qrSvg(text, label, level = "M") {
  const { size, runs } = qrRuns(text, level);
  const whole = size + 2 * QUIET;
  const svg = element("svg", { viewBox: `0 0 ${whole} ${whole}`, role: "img", "aria-label": label });
  const path = runs.map(({ x, y, length }) => `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`).join("");
  svg.append(element("rect", { width: whole, height: whole, fill: "#fff" }), element("path", { d: path, fill: "#000" }));
  return svg;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

/**
 * A page to print, as a `Blob`: title, what to do with it, the code in numbered groups, its QR code.
 * `texts` is `{title, lines, footer}`; `paper` is `letter` or `a4`.
 */
export function recoveryCardPdf({ code, texts, paper = "letter" }) {
  const page = new Page(paper);
  let y = heading(page, texts);
  y = numberedGroups(page, code.split("-"), y + 20);
  drawQr(page, code, MARGIN, y + 10);
  paragraph(page, texts.footer ?? "", y + QR_POINTS + 40, 10);
  return page.toBlob();
}

/** A blank pocket card (86 x 54 mm) with numbered squares to copy `groups` groups of four by hand. */
export function blankCardPdf({ groups, texts, paper = "letter" }) {
  const page = new Page(paper);
  const y = heading(page, texts) + 24;
  page.outline(MARGIN, y, 86 * MM, 54 * MM);
  for (let place = 0; place < groups; place += 1) {
    squares(page, place, MARGIN + (3 + (place % 4) * 20.5) * MM, y + (6 + Math.floor(place / 4) * 15) * MM);
  }
  paragraph(page, texts.footer ?? "", y + 54 * MM + 24, 10);
  return page.toBlob();
}

function heading(page, { title, lines }) {
  page.text(MARGIN, MARGIN + 18, 20, title, FONTS.BOLD);
  return lines.reduce((y, line) => paragraph(page, line, y, 11) + 4, MARGIN + 46);
}

function paragraph(page, text, top, size) {
  const lines = wrap(text, size, page.width - 2 * MARGIN);
  lines.forEach((line, place) => page.text(MARGIN, top + place * size * 1.4, size, line));
  return top + lines.length * size * 1.4;
}

function numberedGroups(page, groups, top) {
  groups.forEach((group, place) => {
    const x = MARGIN + (place % 4) * 115;
    const y = top + Math.floor(place / 4) * 52;
    page.text(x, y, 9, String(place + 1));
    page.text(x, y + 24, 24, group, FONTS.CODE);
  });
  return top + Math.ceil(groups.length / 4) * 52;
}

function squares(page, place, x, y) {
  page.text(x, y, 6, String(place + 1));
  for (let square = 0; square < 4; square += 1) page.outline(x + square * 4.6 * MM, y + 1.5 * MM, 4.4 * MM, 7 * MM);
}

function drawQr(page, text, left, top) {
  const { size, runs } = qrRuns(text);
  const module = QR_POINTS / size;
  for (const { x, y, length } of runs) page.fill(left + x * module, top + y * module, length * module, module);
}
