// Shows the operator's table, and again every two seconds while the page is looked at.
const tour = document.querySelector('[data-tour]');
const body = tour.querySelector('[data-body]');
const count = tour.querySelector('[data-count]');

function cell(row, text) {
  row.insertCell().textContent = text;
}

function draw({ rows, new: fresh }) {
  body.replaceChildren();
  for (const one of rows) {
    const row = body.insertRow();
    row.classList.toggle('new', one.new);
    cell(row, one.key);
    cell(row, one.expires);
    cell(row, `${one.blob}…`);
    cell(row, one.size);
  }
  const { none, one, many } = count.dataset;
  const words = fresh === 0 ? none : fresh === 1 ? one : many.replace('{n}', fresh);
  if (count.textContent !== words) count.textContent = words;
}

async function look() {
  if (document.visibilityState !== 'visible') return;
  const answer = await fetch(tour.dataset.rows, { cache: 'no-store' });
  if (answer.ok) draw(await answer.json());
}

/** The phone stands below the roles on a small screen: bring it into view, or a tap seems to do nothing. */
const phone = tour.querySelector('.tour-phone');
for (const role of tour.querySelectorAll('[target="phone"]')) {
  role.addEventListener('click', () => {
    for (const one of tour.querySelectorAll('[target="phone"]')) one.removeAttribute('aria-current');
    role.setAttribute('aria-current', 'true');
    phone.scrollIntoView({ block: 'start' });
  });
}

await look();
setInterval(look, 2000);
