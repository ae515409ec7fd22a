/** The card on paper and as a picture: one QR code that leads to the members' site, made in this browser. */
import { Page, FONTS, wrap } from "../../sealing/pdf.js";
import { qrRuns } from "../../sealing/recovery-card.js";

const MARGIN = 54;
const PICTURE = 330;

/** A page to print, as a `Blob`: what it is, the picture, the line to compare with the poster. */
export function cardPdf({ link, name, period, log, texts, paper }) {
  const page = new Page(paper);
  page.text(MARGIN, MARGIN + 18, 20, texts.title, FONTS.BOLD);
  let y = paragraph(page, `${name} · ${period}`, MARGIN + 46, 13) + 6;
  for (const line of texts.lines) y = paragraph(page, line, y, 11) + 4;
  drawn(page, link, (page.width - PICTURE) / 2, y + 8);
  y = paragraph(page, texts.footer, y + PICTURE + 36, 10);
  for (const line of log.match(/.{1,60}/g)) {
    page.text(MARGIN, y, 10, line, FONTS.CODE);
    y += 14;
  }
  return page.toBlob();
}

/** Give a file to the browser to keep or print. */
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The paper that printers here have. */
export const localPaper = () =>
  /^(US|CA|MX)$/.test(new Intl.Locale(navigator.language).region ?? "") ? "letter" : "a4";

function paragraph(page, text, top, size) {
  const lines = wrap(text, size, page.width - 2 * MARGIN);
  lines.forEach((line, place) => page.text(MARGIN, top + place * size * 1.4, size, line));
  return top + lines.length * size * 1.4;
}

function drawn(page, text, left, top) {
  const { size, runs } = qrRuns(text, "L");
  const module = PICTURE / size;
  for (const { x, y, length } of runs) page.fill(left + x * module, top + y * module, length * module, module);
}
