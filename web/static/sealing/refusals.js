/**
 * What sealing will not do. The codes are those of the Python twin (`rigcheck/engines/sealing/refusals.py`);
 * the page holds the sentence for each code, so nothing here is shown to anyone.
 */
export class Refusal extends Error {
  /** `detail` is for the page: which groups of a card, for instance. */
  constructor(code, detail = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    Object.assign(this, detail);
  }
}

/** Throw the refusal named `code` unless `holds`. */
export function must(holds, code, detail) {
  if (!holds) throw new Refusal(code, detail);
}

/** Throw unless `bytes` has `length` bytes. */
export function mustBe(bytes, length) {
  must(bytes instanceof Uint8Array && bytes.length === length, "wrong-length");
}
