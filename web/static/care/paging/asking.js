// The one way in which the backup page asks the server. Unlike shell/net.js it says nothing of its own on the screen:
// this page asks every few seconds and tells in its own words what became of it.

const PATIENCE_MS = 10_000;

/** `{ok, status, answer}`; `status` is 0 where no answer came. `page` and `ticket` are hexadecimal, or empty. */
export async function ask(url, { body, page = "", ticket = "", csrf = "" } = {}) {
  const headers = { "X-Rigcheck": "fetch", Accept: "application/json" };
  if (page) headers["X-Backup-Page"] = page;
  if (ticket) headers["X-Backup-Ticket"] = ticket;
  if (body) Object.assign(headers, { "X-CSRFToken": csrf, "Content-Type": "application/json" });
  try {
    const response = await fetch(url, {
      method: body ? "POST" : "GET",
      headers,
      body: body && JSON.stringify(body),
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { ok: response.ok, status: response.status, answer: await read(response) };
  } catch {
    return { ok: false, status: 0, answer: {} };
  }
}

async function read(response) {
  try {
    return (await response.json()) ?? {};
  } catch {
    return {};
  }
}

/** Wait so many milliseconds, or until the signal is back, whichever is sooner. */
export function pause(ms) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
  });
}
