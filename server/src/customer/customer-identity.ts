import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** An identity as its source states it. */
export type StatedIdentity = {
  readonly type: string;
  readonly value: string;
  readonly issuer?: string | undefined;
  readonly verified: boolean;
};

/** An identity in the one form in which it is compared. */
export type Identity = {
  readonly type: string;
  /** Names the identity among all others of an organisation. */
  readonly canonical: string;
  /** The stronger of two decides whose voice it is. */
  readonly strength: number;
  /** Whether it may join two customers; a device only links a visit. */
  readonly merges: boolean;
  /** Proved by the host application. Two such user ids are never one person. */
  readonly verified: boolean;
  /** What may be shown of it. */
  readonly hint: string;
  /** What is sealed. */
  readonly value: string;
};

const strengths: Readonly<Record<string, number>> = {
  userId: 55,
  unionid: 80,
  openid: 70,
  external_userid: 60,
  email: 50,
  phone: 40,
  cardNo: 30,
  handle: 25,
  deviceId: 10,
  cookieId: 10,
};
const verifiedUserId = 90;

/** These only mean something together with who gave them out. */
const issued: ReadonlySet<string> = new Set(['unionid', 'openid', 'external_userid', 'handle']);

/** Mailboxes that many people share. */
const sharedMailboxes: ReadonlySet<string> = new Set([
  'admin',
  'administrator',
  'billing',
  'contact',
  'contacto',
  'customerservice',
  'enquiries',
  'facturacion',
  'feedback',
  'hello',
  'help',
  'hola',
  'hr',
  'info',
  'informacion',
  'jobs',
  'kefu',
  'mail',
  'marketing',
  'no-reply',
  'noreply',
  'office',
  'postmaster',
  'press',
  'privacy',
  'reception',
  'recepcion',
  'reservas',
  'reservations',
  'sales',
  'security',
  'service',
  'shop',
  'soporte',
  'support',
  'team',
  'test',
  'tienda',
  'ventas',
  'webmaster',
]);

function tail(value: string, shown: number): string {
  return `•••${[...value].slice(-Math.min(shown, Math.floor([...value].length / 2))).join('')}`;
}

type Form = { canonical: string; hint: string };

function email(raw: string): Form | null {
  const text = raw.trim().normalize('NFKC').toLowerCase();
  const at = text.lastIndexOf('@');
  const mailbox = text.slice(0, at);
  if (at < 1 || /\s/.test(text) || sharedMailboxes.has(mailbox)) return null;
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null) return null;
  return { canonical: `${mailbox}@${domain}`, hint: `${[...mailbox][0] ?? ''}•••@${domain}` };
}

/** The domain as the mail system knows it (IDNA), or null when it is none. */
function asciiDomain(domain: string): string | null {
  try {
    const { hostname } = new URL(`http://${domain}`);
    return /^[a-z0-9.-]+\.[a-z][a-z0-9-]+$/.test(hostname) ? hostname : null;
  } catch {
    return null;
  }
}

/** The countries whose national numbers are told apart by their shape. */
function parsePhone(text: string) {
  const digits = text.replaceAll(/[^\d+]/g, '').replace(/^00/, '+');
  if (digits.startsWith('+')) return parsePhoneNumberFromString(digits);
  if (/^1[3-9]\d{9}$/.test(digits)) return parsePhoneNumberFromString(digits, 'CN');
  if (/^[67]\d{8}$/.test(digits)) return parsePhoneNumberFromString(digits, 'ES');
  return /^[2-9]\d{9}$/.test(digits) ? parsePhoneNumberFromString(digits, 'US') : undefined;
}

function phone(raw: string): Form | null {
  const number = parsePhone(raw.normalize('NFKC'));
  if (!number?.isValid()) return null;
  // Hotlines and the lines of shops stand for many people.
  const type = number.getType();
  if (type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE') return null;
  return {
    canonical: number.number,
    hint: `+${number.countryCallingCode} ${tail(number.number, 4)}`,
  };
}

function card(raw: string): Form | null {
  const text = raw
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return text.length < 4 ? null : { canonical: text, hint: tail(text, 4) };
}

function plain(raw: string): Form | null {
  const text = raw.trim().normalize('NFKC');
  return text === '' ? null : { canonical: text, hint: tail(text, 3) };
}

const forms: Readonly<Record<string, (raw: string) => Form | null>> = {
  email,
  phone,
  cardNo: card,
};

/**
 * The identity in its comparable form, or null when it says nothing about one person: shared
 * mailboxes, hotlines, malformed values, and ids whose issuer is not named.
 */
export function identityOf(stated: StatedIdentity): Identity | null {
  const { type, value, issuer } = stated;
  const strength = strengths[type];
  if (strength === undefined || (issued.has(type) && !issuer)) return null;
  const form = (forms[type] ?? plain)(value);
  if (!form) return null;
  const verified = type === 'userId' && stated.verified;
  // Anyone can claim a user id; only a proved one is the same key as a proved one.
  const proof = type === 'userId' ? (verified ? '!' : '?') : '';
  return {
    type,
    canonical: `${type}${proof}:${issued.has(type) || type === 'userId' ? (issuer ?? '') : ''}:${form.canonical}`,
    strength: verified ? verifiedUserId : strength,
    merges: strength > 10,
    verified,
    hint: form.hint,
    value: value.trim(),
  };
}

/** A name shortened to what colleagues need to tell customers apart. */
export function shortName(name: string): string {
  const words = name.trim().normalize('NFC').split(/\s+/);
  const [first = '', ...rest] = words;
  const last = rest.at(-1);
  if (last) return `${first} ${[...last][0] ?? ''}.`;
  return /\p{Script=Han}/u.test(first) ? `${[...first][0] ?? ''}••` : first;
}
