import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** A new token of 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The form in which tokens are stored: what is in the database opens nothing. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const compact = (id: string) => id.replaceAll('-', '');

function spread(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** A token that names its organisation, so that it is looked up inside that organisation only. */
export function newOrgToken(orgId: string): string {
  return `${compact(orgId)}.${newToken()}`;
}

const orgToken = /^([0-9a-f]{32})\.[\w-]{43}$/;

/** The organisation that a token names, or null when it has not the form of one. */
export function orgOfToken(token: string): string | null {
  const match = orgToken.exec(token)?.[1];
  return match ? spread(match) : null;
}

const checksum = (text: string) => crc32(text).toString(16).padStart(8, '0');

/** A new API key for one organisation, with what is stored of it. */
export function newApiKey(
  orgId: string,
  id: string,
): { key: string; prefix: string; hash: Buffer } {
  const secret = newToken();
  const body = `vl_${compact(orgId)}_${compact(id)}_${secret}`;
  return {
    key: `${body}${checksum(body)}`,
    prefix: `vl_…_${compact(id).slice(0, 8)}`,
    hash: tokenHash(secret),
  };
}

const apiKey = /^(vl_([0-9a-f]{32})_([0-9a-f]{32})_([\w-]{43}))([0-9a-f]{8})$/;

/** The parts of an API key, or null when it is mistyped or cut: its checksum tells. */
export function parseApiKey(key: string): { orgId: string; id: string; secret: string } | null {
  const [, body, org, id, secret, sum] = apiKey.exec(key) ?? [];
  if (!body || !org || !id || !secret || sum !== checksum(body)) return null;
  return { orgId: spread(org), id: spread(id), secret };
}

/** Whether `secret` is the one whose hash was stored, compared in constant time. */
export function isSecret(secret: string, hash: Buffer): boolean {
  const given = tokenHash(secret);
  return given.length === hash.length && timingSafeEqual(given, hash);
}
