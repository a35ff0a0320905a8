import { isIPv4 } from 'node:net';
import { z } from 'zod';
import type { Config } from '#kernel/config.ts';
import { AppError } from '#kernel/error.ts';

/** A password that may be set. */
export const NewPassword = z.string().min(10).max(200);

/** A password that may be tried. */
export const Password = z.string().min(1).max(200);

/** An e-mail address. */
export const Email = z.email().max(254);

/** The form in which addresses are compared. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

const freeTries = 5;
const longestLockMinutes = 15;

/** Until when an account stays closed after `failures` wrong passwords in a row, or null. */
export function lockedUntil(failures: number, at: Date): Date | null {
  if (failures < freeTries) return null;
  const minutes = Math.min(2 ** (failures - freeTries), longestLockMinutes);
  return new Date(at.getTime() + minutes * 60_000);
}

/** The refusal while an account or address is closed. */
export function tooManyTries(until: Date, at: Date): AppError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1_000));
  return new AppError(
    'too_many_sign_ins',
    429,
    'Too many wrong passwords. Wait a while, then try again.',
    { headers: { 'retry-after': String(seconds) } },
  );
}

const windowMs = 15 * 60_000;
const triesPerAddress = 100;
const remembered = 20_000;

type Tries = { failures: number; since: number; until: Date | null };

/**
 * Wrong tries by network address, and by e-mails that no account has: those must close like real
 * accounts, or closing would tell who has an account.
 */
export function signInTries() {
  const byAddress = new Map<string, Tries>();
  const byUnknown = new Map<string, Tries>();
  const bump = (map: Map<string, Tries>, key: string, at: Date): Tries => {
    const known = map.get(key);
    const stale = !known || at.getTime() - known.since > windowMs;
    const tries = stale ? { failures: 0, since: at.getTime(), until: null } : known;
    tries.failures += 1;
    map.delete(key);
    map.set(key, tries);
    const oldest = map.keys().next().value;
    if (map.size > remembered && oldest !== undefined) map.delete(oldest);
    return tries;
  };
  return {
    /** @throws AppError `too_many_sign_ins` (429) while the address or e-mail is closed. */
    check(address: string, key: string, at: Date): void {
      for (const tries of [byAddress.get(address), byUnknown.get(key)]) {
        if (tries?.until && tries.until > at) throw tooManyTries(tries.until, at);
      }
    },
    failed(address: string, key: string, at: Date, known: boolean): void {
      const tries = bump(byAddress, address, at);
      if (tries.failures >= triesPerAddress) tries.until = new Date(tries.since + windowMs);
      if (known) return;
      const unknown = bump(byUnknown, key, at);
      unknown.until = lockedUntil(unknown.failures, at);
    },
  };
}

/** Counts of wrong tries, kept by one server. */
export type SignInTries = ReturnType<typeof signInTries>;

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

/** Whether pages are reached over https. */
export function isHttps(config: Config): boolean {
  return config.VOXLOOP_BASE_URL?.startsWith('https:') ?? false;
}

/**
 * Over plain http a password or cookie could be read on its way, so only this machine may sign in.
 *
 * @throws AppError `insecure_sign_in` (403) for any other address.
 */
export function mustBePrivate(config: Config, address: string): void {
  if (isHttps(config) || isLoopback(address)) return;
  throw new AppError(
    'insecure_sign_in',
    403,
    'Signing in over the network needs https: set VOXLOOP_BASE_URL to the https address.',
  );
}

/** The name of the session cookie. */
export function cookieName(config: Config): string {
  return isHttps(config) ? '__Host-voxloop_session' : 'voxloop_session';
}

/** What links in mails start with: the configuration alone decides, never a request's headers. */
export function linkBase(config: Config): string {
  const base = config.VOXLOOP_BASE_URL ?? `http://localhost:${config.VOXLOOP_PORT}`;
  return base.replace(/\/+$/, '');
}
