// One way to ask the server. What went wrong becomes an event on window, so that a page can say it once:
//   rigcheck:offline   no answer came            rigcheck:online   the first answer after that
//   rigcheck:locked    the session is locked     rigcheck:expired  the form is older than its session
// Every one also rejects the call with a Trouble, so that nobody mistakes it for done.

const FETCHED = { "X-Rigcheck": "fetch", Accept: "application/json" };
let offline = false;

/** Why a call did not work: `state` is "offline", "locked", "expired", "refused" or "broken". */
export class Trouble extends Error {
  constructor(state, { status = 0, code = "", message = "", answer = null } = {}) {
    super(message || state);
    this.name = "Trouble";
    this.state = state;
    this.status = status;
    this.code = code;
    this.answer = answer ?? {};
  }
}

/**
 * Fetch JSON, or null for an empty answer. A plain object as `body` is sent as JSON. `credentials: "omit"` sends no
 * cookie. Throws Trouble.
 */
export async function ask(url, { method = "GET", body, headers = {}, signal, credentials = "same-origin" } = {}) {
  const plain = body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
  const request = {
    method,
    signal,
    credentials,
    cache: "no-store",
    redirect: "error",
    headers: { ...FETCHED, ...csrf(method), ...(plain ? { "Content-Type": "application/json" } : {}), ...headers },
    body: plain ? JSON.stringify(body) : body,
  };
  const response = await reach(url, request);
  if (response.ok) return read(response);
  throw troubleOf(response.status, await read(response));
}

/** POST `body` and read the answer; see `ask`. */
export function send(url, body, options = {}) {
  return ask(url, { ...options, method: "POST", body });
}

async function reach(url, request) {
  try {
    const response = await fetch(url, request);
    if (offline) tell("online");
    offline = false;
    return response;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    offline = true;
    throw told(new Trouble("offline"));
  }
}

async function read(response) {
  if (response.status === 204) return null;
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function troubleOf(status, answer) {
  const code = answer?.refused ?? "";
  const facts = { status, code, message: answer?.message, answer };
  if (code === "locked" || status === 401) return told(new Trouble("locked", facts));
  if (status === 403 && (code === "not-open" || code === "")) return told(new Trouble("expired", facts));
  return new Trouble(status >= 500 ? "broken" : "refused", facts);
}

function told(trouble) {
  tell(trouble.state);
  return trouble;
}

function tell(state) {
  window.dispatchEvent(new Event(`rigcheck:${state}`));
}

// The token stands in the page (a form's hidden field, or <meta name="csrf">), never in a readable cookie.
function csrf(method) {
  if (method === "GET" || method === "HEAD") return {};
  const found = document.querySelector("meta[name=csrf], input[name=csrfmiddlewaretoken]");
  return found ? { "X-CSRFToken": found.content ?? found.value } : {};
}
