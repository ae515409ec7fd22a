/**
 * Printed codes that survive a hand copy. The twin of `rigcheck/engines/sealing/cards.py`, which tells how the
 * checks work. Refusals carry `groups`: the numbers, from 1, of the groups to look at again.
 */
import { must, mustBe, Refusal } from "./refusals.js";

export const CardKind = Object.freeze({
  ACCOUNT: Object.freeze({ name: "ACCOUNT", number: 0, size: 16, symbols: 26, groups: 9 }),
  JOIN: Object.freeze({ name: "JOIN", number: 1, size: 16, symbols: 26, groups: 9 }),
  SEAT: Object.freeze({ name: "SEAT", number: 2, size: 16, symbols: 26, groups: 9 }),
  RECOVERY: Object.freeze({ name: "RECOVERY", number: 3, size: 20, symbols: 32, groups: 11 }),
  LINK: Object.freeze({ name: "LINK", number: 4, size: 16, symbols: 26, groups: 9 }),
});

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP = 4;
const VALUES = new Map([...[...ALPHABET].entries()].map(([value, symbol]) => [symbol, value]));
VALUES.set("O", 0).set("I", 1).set("L", 1);
const BREAKS = /[\s‐‑‒–—_.-]+/g;

/** The code of `secret` (16 or 20 bytes by kind), groups of four joined by dashes. */
export function encode(kind, secret) {
  mustBe(secret, kind.size);
  const number = secret.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const data = Array.from({ length: kind.symbols }, (_, place) =>
    Number((number >> BigInt(5 * (kind.symbols - 1 - place))) & 31n),
  );
  data.push(sum(data));
  const group = (_, place) => written(kind, place, data.slice(3 * place, 3 * place + 3));
  return Array.from({ length: kind.groups }, group).join("-");
}

/** The secret of a card of this kind as typed; throws a refusal that names the groups at fault. */
export function parse(kind, text) {
  const groups = split(kind, text);
  const wrong = wrongGroups(kind, groups);
  if (wrong.length) {
    throw isOtherKind(kind, groups)
      ? new Refusal("card-other-kind", { groups: [] })
      : new Refusal("card-groups", { groups: wrong });
  }
  const data = groups.flatMap((group) => [...group].slice(0, 3).map((symbol) => VALUES.get(symbol)));
  const check = data.pop();
  const number = data.reduce((total, value) => (total << 5n) | BigInt(value), 0n);
  must(sum(data) === check && number >> BigInt(8 * kind.size) === 0n, "card-sum", { groups: [] });
  return Uint8Array.from({ length: kind.size }, (_, at) =>
    Number((number >> BigInt(8 * (kind.size - 1 - at))) & 255n),
  );
}

/** Whether the group numbered `place` (from 1) is right as typed. */
export function groupStands(kind, place, text) {
  const group = text.toUpperCase().replace(BREAKS, "");
  return place >= 1 && place <= kind.groups && stands(kind, place - 1, group);
}

function split(kind, text) {
  const typed = text.toUpperCase().split(BREAKS).filter(Boolean);
  const whole = [...typed.join("")];
  if (whole.length !== kind.groups * GROUP) {
    const uneven = typed.flatMap((part, at) => ([...part].length === GROUP ? [] : [at + 1]));
    throw new Refusal("card-length", { groups: typed.length === kind.groups ? uneven : [] });
  }
  return Array.from({ length: kind.groups }, (_, place) => whole.slice(GROUP * place, GROUP * place + GROUP).join(""));
}

function wrongGroups(kind, groups) {
  return groups.flatMap((group, place) => (stands(kind, place, group) ? [] : [place + 1]));
}

function isOtherKind(kind, groups) {
  const others = Object.values(CardKind).filter((other) => other !== kind && other.size === kind.size);
  return others.some((other) => wrongGroups(other, groups).length === 0);
}

function stands(kind, place, group) {
  const values = [...group].map((symbol) => VALUES.get(symbol) ?? -1);
  const isWhole = values.length === GROUP && Math.min(...values) >= 0;
  return isWhole && check(kind, place, values.slice(0, 3)) === values[3];
}

function written(kind, place, values) {
  return [...values, check(kind, place, values)].map((value) => ALPHABET[value]).join("");
}

const check = (kind, place, values) => sum(values, (place + 11 * kind.number) % 32);
const sum = (values, start = 0) => values.reduce((total, value) => timesX(total ^ value), start);
const timesX = (value) => (value << 1) ^ (value & 16 ? 0b100101 : 0);
