/**
 * The only place where WebAssembly runs. The response that carries this file, and no other, allows it:
 * `Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'`.
 * Takes `{secret, salt}`, answers `{key}` (32 bytes) or `{failed: true}`.
 */
import { argon2id } from "../vendor/hash-wasm/argon2.js";

const SHAPE = { iterations: 3, memorySize: 64 * 1024, parallelism: 1, hashLength: 32, outputType: "binary" };

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ key: await argon2id({ password: data.secret, salt: data.salt, ...SHAPE }) });
  } catch {
    self.postMessage({ failed: true });
  }
};
