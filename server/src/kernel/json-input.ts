import { AppError } from './error.ts';

const maxDepth = 20;
const maxKeys = 1_000;
const maxCodePoints = 20_000;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

function refuse(path: string, message: string): never {
  throw new AppError('not_valid', 422, 'The request has faults; nothing was kept.', {
    faults: [{ path, code: 'input_limit', message }],
  });
}

/** The text with NUL and lone surrogates replaced by U+FFFD: PostgreSQL stores neither. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').toWellFormed();
}

/** Whether `cleanText` would change the text. */
export function isCleanText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function checkString(value: string, path: string): string {
  // Code points never outnumber UTF-16 units, so the cheap length settles most strings.
  if (value.length > maxCodePoints && [...value].length > maxCodePoints) {
    refuse(path, `A text may have ${maxCodePoints} characters.`);
  }
  return cleanText(value);
}

function checkNumber(value: number, path: string): number {
  if (!Number.isFinite(value)) refuse(path, 'This number is too large.');
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    refuse(path, 'This number has more digits than can be kept; send it as text.');
  }
  return value === 0 ? 0 : value;
}

function check(value: unknown, path: string, depth: number): unknown {
  if (typeof value === 'string') return checkString(value, path);
  if (typeof value === 'number') return checkNumber(value, path);
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  if (depth > maxDepth) refuse(path, `Values may nest ${maxDepth} deep.`);
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) {
      value[at] = check(value[at], `${path}.${at}`, depth + 1);
    }
    return value;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return checkObject(value as Record<string, unknown>, path, depth);
}

function checkObject(value: Record<string, unknown>, path: string, depth: number): unknown {
  const keys = Object.keys(value);
  if (keys.length > maxKeys) refuse(path, `An object may have ${maxKeys} keys.`);
  for (const key of keys) {
    if (forbiddenKeys.has(key)) refuse(`${path}.${key}`, 'This key is not allowed.');
    value[key] = check(value[key], path ? `${path}.${key}` : key, depth + 1);
  }
  return value;
}

/** How many members with a name the objects of a valid JSON text have. */
function membersIn(text: string): number {
  let count = 0;
  let at = text.indexOf('"');
  while (at !== -1) {
    let end = text.indexOf('"', at + 1);
    while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    if (end === -1) return count;
    let next = end + 1;
    while (text.charCodeAt(next) <= 0x20) next += 1;
    if (text.charAt(next) === ':') count += 1;
    at = text.indexOf('"', next);
  }
  return count;
}

function isEscaped(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charAt(before) === '\\') before -= 1;
  return (quote - before) % 2 === 0;
}

/** How many members the objects of a parsed value have; without recursion, for any depth. */
function membersOf(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || one === null) continue;
    const members = Object.values(one);
    if (!Array.isArray(one)) count += members.length;
    for (const member of members) if (typeof member === 'object') open.push(member);
  }
  return count;
}

/**
 * The value of a JSON text in which no object names a member twice: readers disagree about which of
 * the two holds, so one of them would see what another had not checked.
 *
 * @throws AppError `bad_json` (400).
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError('bad_json', 400, 'The body is not valid JSON.');
  }
  if (membersIn(text) !== membersOf(value)) {
    throw new AppError('bad_json', 400, 'An object of the body names a member twice.');
  }
  return value;
}

/**
 * A parsed JSON body whose texts are storable and whose size keeps to the limits.
 *
 * @throws AppError `not_valid` (422) naming the place of the first fault.
 */
export function checkJson(body: unknown): unknown {
  return check(body, '', 0);
}
