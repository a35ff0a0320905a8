import {
  digitsOf,
  hasKnownIssuer,
  ibanLength,
  isChineseId,
  isIban,
  isIpv4,
  isNorthAmericanPhone,
  isSpanishId,
  isSsn,
  passesLuhn,
} from './identifier-checks.ts';

/** A kind of personal data the redactor finds. */
export type PiiType =
  | 'ORDER'
  | 'EMAIL'
  | 'IBAN'
  | 'CN_ID'
  | 'CARD'
  | 'SSN'
  | 'DNI'
  | 'NIE'
  | 'PHONE_CN'
  | 'PHONE_ES'
  | 'PHONE_US'
  | 'IPV4';

/** One piece of personal data: its span in the text as given, and what stands there instead. */
export type PiiSpan = { type: PiiType; start: number; end: number; placeholder: string };

/** A text without the personal data found in it. */
export type Redaction = {
  text: string;
  counts: Partial<Record<PiiType, number>>;
  spans: PiiSpan[];
};

/** Settings of an organisation. */
export type RedactOptions = {
  /** Form of its own order numbers; it wins over every other type. */
  orderPattern?: RegExp;
};

type Found = { start: number; end: number };
type Detector = {
  type: PiiType;
  pattern: RegExp;
  /** The identifier without separators, or null when the match is none. */
  accept: (match: string, around: string) => string | null;
};

const accepting =
  (check: (value: string) => boolean) =>
  (match: string): string | null => {
    const value = match.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
    return check(value) ? value : null;
  };

const cardContext = /卡|银行|card|visa|mastercard|amex|tarjeta|crédito|débito/i;
const ssnContext = /ssn|social security|seguro social/i;
const addressContext = /\bips?\b|IP地址|ip地址|地址|servidor|server|host|login|dirección|address/i;

const detectors: readonly Detector[] = [
  {
    type: 'EMAIL',
    pattern: /[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/g,
    accept: (match) => match.toLowerCase(),
  },
  {
    type: 'CN_ID',
    pattern: /(?<![0-9A-Za-z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![0-9A-Za-z])/g,
    accept: accepting(isChineseId),
  },
  {
    type: 'CARD',
    pattern: /(?<![0-9A-Za-z])\d(?:[ -]?\d){12,18}(?![0-9A-Za-z])/g,
    accept: (match, around) => {
      const digits = digitsOf(match);
      const known = hasKnownIssuer(digits) || cardContext.test(around);
      return known && passesLuhn(digits) ? digits : null;
    },
  },
  {
    type: 'SSN',
    pattern: /(?<![0-9A-Za-z-])\d{3}([- ]?)\d{2}\1\d{4}(?![0-9A-Za-z-])/g,
    accept: (match, around) => {
      const digits = digitsOf(match);
      const told = match.length > digits.length || ssnContext.test(around);
      return told && isSsn(digits) ? digits : null;
    },
  },
  {
    type: 'DNI',
    pattern: /(?<![0-9A-Za-z])(?:\d{8}|\d{2}\.\d{3}\.\d{3})[ -]?[A-Za-z](?![0-9A-Za-z])/g,
    accept: accepting(isSpanishId),
  },
  {
    type: 'NIE',
    pattern: /(?<![0-9A-Za-z])[XYZxyz][ -]?\d{7}[ -]?[A-Za-z](?![0-9A-Za-z])/g,
    accept: accepting(isSpanishId),
  },
  {
    type: 'PHONE_CN',
    pattern: /(?<![0-9A-Za-z.])(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])/g,
    accept: (match) => digitsOf(match).slice(-11),
  },
  {
    type: 'PHONE_CN',
    pattern: /(?<![0-9A-Za-z.-])0\d{2,3}-[2-9]\d{6,7}(?![0-9A-Za-z-])/g,
    accept: digitsOf,
  },
  {
    type: 'PHONE_ES',
    pattern:
      /(?<![0-9A-Za-z.,-])(?:(?:\+|00)34[ .-]?)?[6-9]\d{2}(?:([ -]?)\d{3}\1\d{3}|([ -]?)\d{2}\2\d{2}\2\d{2}|[ -]\d{6})(?![0-9A-Za-z-])/g,
    accept: (match) => digitsOf(match).slice(-9),
  },
  {
    type: 'PHONE_US',
    pattern:
      /(?<![0-9A-Za-z.-])(?:\+1[ .-]?|1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-]?)[2-9]\d{2}[ .-]?\d{4}(?![0-9A-Za-z-])/g,
    accept: (match) => {
      const digits = digitsOf(match).slice(-10);
      return isNorthAmericanPhone(digits) ? digits : null;
    },
  },
  {
    type: 'IPV4',
    pattern: /(?<![0-9A-Za-z.])\d{1,3}(?:\.\d{1,3}){3}(?![0-9A-Za-z]|\.\d)/g,
    accept: (match, around) => (addressContext.test(around) && isIpv4(match) ? match : null),
  },
];

const contextReach = 24;

/** Full-width digits and signs as their plain forms, unit for unit. */
const plainForms = (text: string): string =>
  text.replace(/[！-～\u00A0\u3000]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : ' ';
  });

type Claim = Found & { type: PiiType; value: string };

const overlaps = (claims: readonly Claim[], found: Found): boolean =>
  claims.some(({ start, end }) => found.start < end && start < found.end);

/** IBANs are read by the length their country has, because what follows may look like more of one. */
function ibansIn(text: string): Claim[] {
  const claims: Claim[] = [];
  for (const { index, 0: head } of text.matchAll(/(?<![0-9A-Za-z])[A-Za-z]{2}\d{2}/g)) {
    const length = ibanLength(head.slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    let value = '';
    let end = index;
    for (; end < text.length && value.length < length; end++) {
      const unit = text.charAt(end);
      if (/[0-9A-Za-z]/.test(unit)) value += unit.toUpperCase();
      else if (!/[ -]/.test(unit)) break;
    }
    const whole = value.length === length && !/[0-9A-Za-z]/.test(text.charAt(end));
    if (whole && isIban(value)) claims.push({ type: 'IBAN', start: index, end, value });
  }
  return claims;
}

function ordersIn(text: string, pattern: RegExp | undefined): Claim[] {
  if (!pattern) return [];
  const every = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
  return Array.from(text.matchAll(every))
    .filter(([match]) => match !== '')
    .map(({ index, 0: value }) => ({
      type: 'ORDER',
      start: index,
      end: index + value.length,
      value,
    }));
}

function claimsIn(text: string, options: RedactOptions): Claim[] {
  const claims = ordersIn(text, options.orderPattern);
  for (const claim of ibansIn(text)) if (!overlaps(claims, claim)) claims.push(claim);
  for (const { type, pattern, accept } of detectors) {
    for (const { index: start, 0: match } of text.matchAll(pattern)) {
      const end = start + match.length;
      if (overlaps(claims, { start, end })) continue;
      const value = accept(
        match,
        text.slice(Math.max(0, start - contextReach), end + contextReach),
      );
      if (value !== null) claims.push({ type, start, end, value });
    }
  }
  return claims.sort((a, b) => a.start - b.start);
}

/**
 * A redactor for the texts of one voice, whose turns share their placeholders: the same number is
 * `[PHONE_CN#1]` wherever it is said.
 */
export function createRedactor(options: RedactOptions = {}): (text: string) => Redaction {
  const numbers = new Map<PiiType, Map<string, number>>();
  const numberOf = (type: PiiType, value: string): number => {
    const known = numbers.get(type) ?? new Map<string, number>();
    numbers.set(type, known);
    const number = known.get(value) ?? known.size + 1;
    known.set(value, number);
    return number;
  };
  return (given) => {
    const redaction: Redaction = { text: '', counts: {}, spans: [] };
    let from = 0;
    for (const { type, start, end, value } of claimsIn(plainForms(given), options)) {
      const placeholder = `[${type}#${numberOf(type, value)}]`;
      redaction.text += given.slice(from, start) + placeholder;
      redaction.counts[type] = (redaction.counts[type] ?? 0) + 1;
      redaction.spans.push({ type, start, end, placeholder });
      from = end;
    }
    redaction.text += given.slice(from);
    return redaction;
  };
}

/**
 * The text with personal data replaced by placeholders.
 *
 * Finds identifiers with a checkable form; names and addresses in free speech are not found.
 */
export function redact(text: string, options: RedactOptions = {}): Redaction {
  return createRedactor(options)(text);
}
