/**
 * Passkeys, used for one thing: 32 bytes from the PRF extension that unlock the root. The server keeps no
 * credential and checks no assertion; what it checks is the proof split from these bytes.
 */
import { random, utf8 } from "./bytes.js";
import { must, Refusal } from "./refusals.js";

const PRF = { eval: { first: utf8("rigcheck/1/passkey") } };
const ED25519 = -8;
const ES256 = -7;
const RS256 = -257;

/** Whether this browser knows passkeys at all; PRF shows only when one is made. */
export const isPasskeyKnown = () => typeof PublicKeyCredential === "function" && Boolean(navigator.credentials);

/**
 * Make a passkey on this device: `{locator, prf}`. `locator` is the 16 bytes under which the wrap is found.
 * `site` and `label` are what the device shows, so nothing telling belongs there.
 */
export async function createPasskey({ site, label, locator = random(16) }) {
  must(isPasskeyKnown(), "passkey-unknown");
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: site },
        user: { id: locator, name: label, displayName: label },
        challenge: random(32),
        pubKeyCredParams: [ED25519, ES256, RS256].map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
        attestation: "none",
        extensions: { prf: PRF },
      },
    }),
  );
  const outcome = made.getClientExtensionResults().prf;
  must(outcome?.enabled || outcome?.results?.first, "passkey-no-prf");
  const prf = outcome.results?.first ?? (await evaluated([{ type: "public-key", id: made.rawId }])).prf;
  return { locator, prf: new Uint8Array(prf) };
}

/** Ask for a passkey of this site: `{locator, prf}`. */
export async function getPasskey() {
  must(isPasskeyKnown(), "passkey-unknown");
  return evaluated([]);
}

async function evaluated(allowCredentials) {
  const given = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials,
        userVerification: "required",
        extensions: { prf: PRF },
      },
    }),
  );
  const prf = given.getClientExtensionResults().prf?.results?.first;
  must(prf, "passkey-no-prf");
  const locator = given.response.userHandle;
  return { locator: locator && new Uint8Array(locator), prf: new Uint8Array(prf) };
}

async function asked(ask) {
  try {
    return await ask();
  } catch (error) {
    throw new Refusal(error.name === "NotAllowedError" ? "passkey-cancelled" : "passkey-failed");
  }
}
