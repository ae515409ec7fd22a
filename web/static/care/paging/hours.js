// Times as this phone tells them; the server knows no zone of anybody.

/** The hour as this phone writes it, with the day where it is not today. */
export function hour(iso) {
  const at = new Date(iso);
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (at.toDateString() === new Date().toDateString() || at - Date.now() < 12 * 3_600_000) return time.format(at);
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long" });
  return `${day.format(at)}, ${time.format(at)}`;
}

/** Write every `<time data-hour datetime>` below `root` as this phone tells it. */
export function tellHours(root) {
  for (const time of root.querySelectorAll("time[data-hour]")) time.textContent = hour(time.dateTime);
}
