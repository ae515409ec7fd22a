// A page that was kept on the phone grows old there: lines whose check has run out since are hidden here as well.
const now = new Date();
const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
for (const line of document.querySelectorAll("[data-until]")) line.hidden = line.dataset.until <= today;
