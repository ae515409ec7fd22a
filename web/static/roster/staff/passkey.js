/**
 * Fingerprint, face or key for staff. A form with `data-passkey` ("create" or "get") asks the device first, puts the
 * device's answer into its field `credential` as JSON, and is then sent. What to ask for stands in the page
 * (`#passkey-options`) or is fetched from `data-options`.
 *
 * The shapes are those of WebAuthn Level 3, 5.1.8 to 5.1.10 (parseCreationOptionsFromJSON and toJSON), written out
 * here because not every browser in use has those functions.
 */
import { fromBase64Url, toBase64Url } from "../../sealing/bytes.js";

const IN_RESPONSE = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    askAndSend(form);
  });
}

async function askAndSend(form) {
  const failed = form.querySelector("[data-failed]");
  failed.hidden = true;
  try {
    const asked = await options(form);
    const given = form.dataset.passkey === "create" ? await create(asked) : await get(asked);
    form.elements.credential.value = JSON.stringify(written(given));
  } catch {
    failed.hidden = false; // the device says nothing more than that it was called off, or has none
    return;
  }
  form.submit();
}

async function options(form) {
  const { options: address } = form.dataset;
  if (!address) return JSON.parse(document.querySelector("#passkey-options").textContent);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function create({ creation_options: { publicKey } }) {
  const selection = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: fromBase64Url(publicKey.challenge),
      user: { ...publicKey.user, id: fromBase64Url(publicKey.user.id) },
      excludeCredentials: (publicKey.excludeCredentials ?? []).map(withBytes),
      authenticatorSelection: { ...publicKey.authenticatorSelection, ...selection },
    },
  });
}

function get({ request_options: { publicKey } }) {
  return navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: fromBase64Url(publicKey.challenge),
      allowCredentials: (publicKey.allowCredentials ?? []).map(withBytes),
    },
  });
}

const withBytes = (one) => ({ ...one, id: fromBase64Url(one.id) });

/** A credential as the server reads it: bytes in base64url. */
function written(given) {
  const response = {};
  for (const name of IN_RESPONSE) {
    if (given.response[name]) response[name] = toBase64Url(new Uint8Array(given.response[name]));
  }
  return {
    id: given.id,
    rawId: toBase64Url(new Uint8Array(given.rawId)),
    type: given.type,
    authenticatorAttachment: given.authenticatorAttachment,
    response,
    clientExtensionResults: given.getClientExtensionResults(),
  };
}
