/**
 * One printed page. A recovery secret passes through here and nothing else does, so this is the least that PDF
 * needs: text in the built-in fonts, filled and outlined rectangles. No dates, no metadata, no compression.
 * Positions are points (1/72 inch) from the top left.
 */
import { must } from "./refusals.js";

export const FONTS = Object.freeze({ PLAIN: "F1", BOLD: "F2", CODE: "F3" });
export const PAPERS = Object.freeze({ letter: [612, 792], a4: [595, 842] });

const BASE_FONTS = { F1: "Helvetica", F2: "Helvetica-Bold", F3: "Courier-Bold" };
// Widths of Helvetica from space to tilde, thousandths of the size (Adobe Core 14 metrics).
const WIDTHS = `278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944
667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556
500 722 500 500 500 334 260 334 584`.split(/\s+/).map(Number);
// What WinAnsiEncoding puts between 0x80 and 0x9f; 0xa0 and up are as in Latin-1.
const WIN_ANSI = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Width of a text in points; bold is a little wider, which callers leave room for. */
export function widthOf(text, size) {
  const width = (character) => WIDTHS[character.charCodeAt(0) - 32] ?? 600;
  return ([...text].reduce((sum, character) => sum + width(character), 0) * size) / 1000;
}

/** Break a text into lines not wider than `width` points. */
export function wrap(text, size, width) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (widthOf(longer, size) <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

export class Page {
  #drawn = [];

  constructor(paper = "letter") {
    [this.width, this.height] = PAPERS[paper];
  }

  /** Write one line with its baseline at `y`. Throws `unprintable` for letters that the fonts lack. */
  text(x, y, size, line, font = FONTS.PLAIN) {
    this.#drawn.push(`BT /${font} ${size} Tf ${at(x)} ${at(this.height - y)} Td <${encoded(line)}> Tj ET`);
  }

  /** Fill a rectangle with black. */
  fill(x, y, width, height) {
    this.#drawn.push(`${this.#box(x, y, width, height)} f`);
  }

  /** Outline a rectangle with a hairline. */
  outline(x, y, width, height) {
    this.#drawn.push(`0.5 w ${this.#box(x, y, width, height)} S`);
  }

  #box(x, y, width, height) {
    return `${at(x)} ${at(this.height - y - height)} ${at(width)} ${at(height)} re`;
  }

  /** The file. */
  toBlob() {
    const fonts = Object.keys(BASE_FONTS).map((name, place) => `/${name} ${5 + place} 0 R`);
    const content = this.#drawn.join("\n");
    const objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${this.width} ${this.height}] /Contents 4 0 R ` +
        `/Resources << /Font << ${fonts.join(" ")} >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ...Object.values(BASE_FONTS).map(
        (font) => `<< /Type /Font /Subtype /Type1 /BaseFont /${font} /Encoding /WinAnsiEncoding >>`,
      ),
    ];
    return new Blob([written(objects)], { type: "application/pdf" });
  }
}

const at = (points) => Number(points.toFixed(2));

function encoded(line) {
  return Array.from(line, (character) => {
    const code = character.charCodeAt(0);
    const special = WIN_ANSI.indexOf(character);
    const byte = special >= 0 ? 128 + special : code;
    must(character.length === 1 && byte >= 32 && byte < 256, "unprintable");
    return byte.toString(16).padStart(2, "0");
  }).join("");
}

function written(objects) {
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, place) => {
    const offset = file.length;
    file += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const entries = objects.length + 1;
  const table = `xref\n0 ${entries}\n0000000000 65535 f \n${offsets.join("")}`;
  return `${file}${table}trailer\n<< /Size ${entries} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
