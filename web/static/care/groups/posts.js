// The posts on an open page: what comes in, what goes, and what a second look found. Nothing that somebody is typing,
// and nothing that they have opened, is taken from under their hands.

const BLANK = "0".repeat(32);

export class Posts {
  #frame;

  /** `frame`: the element around the posts, with their shapes beside them. */
  constructor(frame) {
    this.#frame = frame;
  }

  get list() {
    return this.#frame.querySelector("[data-posts]");
  }

  find(id) {
    return this.list.querySelector(`:scope > #post-${CSS.escape(id)}`);
  }

  /** Show a post that was just written; once, however often it is told. `mine`: its writer reads this page. */
  add(news, mine) {
    if (this.find(news.id)) return;
    const made = this.#shape(mine ? "own" : "post", news.id);
    if (!mine) made.querySelector("[data-name]").textContent = news.name;
    made.querySelector("[data-by-guide]").hidden = !news.guide;
    made.querySelector("[data-text]").textContent = news.text;
    dated(made.querySelector("time"), news.day);
    this.list.querySelector("[data-empty]")?.remove();
    this.list.append(made);
  }

  /** Take a post off: its place stays, without a word. */
  mask(id) {
    this.find(id)?.replaceWith(this.#shape("off", id));
  }

  remove(id) {
    this.find(id)?.remove();
  }

  /** Put what a second look found in place of what stands here; what has not changed stays as it is. */
  renew(found) {
    const fresh = [...found.children].map((one) => this.#kept(one) ?? document.importNode(one, true));
    Object.assign(this.list.dataset, found.dataset);
    this.list.replaceChildren(...fresh);
  }

  #kept(fresh) {
    const here = fresh.id && document.getElementById(fresh.id);
    return here && here.dataset.state === fresh.dataset.state ? here : null;
  }

  #shape(name, id) {
    const shape = this.#frame.querySelector(`template[data-shape="${name}"]`);
    const made = document.importNode(shape.content, true).firstElementChild;
    for (const part of [made, ...made.querySelectorAll("*")]) {
      for (const { name: attribute, value } of [...part.attributes]) {
        if (value.includes(BLANK)) part.setAttribute(attribute, value.replaceAll(BLANK, id));
      }
    }
    return made;
  }
}

/** The shape carries the day on which the page was loaded. */
function dated(time, day) {
  if (time.dateTime === day) return;
  time.dateTime = day;
  const said = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long" });
  time.textContent = said.format(new Date(`${day}T12:00`));
}
