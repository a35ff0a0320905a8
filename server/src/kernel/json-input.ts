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

function check(value: unknown, path: string, depth: number): unknown {
  if (typeof value === 'string') return checkString(value, path);
  if (typeof value === 'number' && !Number.isFinite(value))
    refuse(path, 'This number is too large.');
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

/**
 * A parsed JSON body whose texts are storable and whose size keeps to the limits.
 *
 * @throws AppError `not_valid` (422) naming the place of the first fault.
 */
export function checkJson(body: unknown): unknown {
  return check(body, '', 0);
}
