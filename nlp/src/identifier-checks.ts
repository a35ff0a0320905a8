const isDigitUnit = (code: number): boolean => code >= 48 && code <= 57;

/** Only the digits of a text. */
export function digitsOf(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) if (isDigitUnit(text.charCodeAt(i))) out += text.charAt(i);
  return out;
}

/** Whether a string of digits carries a right Luhn check digit. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const weighed = i % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** Ranges of issuer numbers by their first digits, with the lengths their cards have. */
const issuers: readonly { from: number; to: number; digits: number; lengths: readonly number[] }[] =
  [
    { from: 4, to: 4, digits: 1, lengths: [13, 16, 19] },
    { from: 51, to: 55, digits: 2, lengths: [16] },
    { from: 2221, to: 2720, digits: 4, lengths: [16] },
    { from: 34, to: 34, digits: 2, lengths: [15] },
    { from: 37, to: 37, digits: 2, lengths: [15] },
    { from: 62, to: 62, digits: 2, lengths: [16, 17, 18, 19] },
    { from: 6011, to: 6011, digits: 4, lengths: [16] },
    { from: 644, to: 659, digits: 3, lengths: [16] },
    { from: 3528, to: 3589, digits: 4, lengths: [16] },
    { from: 300, to: 305, digits: 3, lengths: [14] },
    { from: 36, to: 36, digits: 2, lengths: [14] },
    { from: 38, to: 39, digits: 2, lengths: [14] },
  ];

/** Whether a card number opens with the digits of a known issuer, in a length it uses. */
export function hasKnownIssuer(digits: string): boolean {
  return issuers.some((issuer) => {
    const head = Number(digits.slice(0, issuer.digits));
    return head >= issuer.from && head <= issuer.to && issuer.lengths.includes(digits.length);
  });
}

const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const residentChecks = '10X98765432';

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= 1900 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  );
}

/** Whether 18 characters are a Chinese resident id: a real date of birth and the right check. */
export function isChineseId(id: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(id)) return false;
  if (!isDate(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))))
    return false;
  const sum = residentWeights.reduce(
    (total, weight, i) => total + weight * Number(id.charAt(i)),
    0,
  );
  return residentChecks.charAt(sum % 11) === id.charAt(17);
}

/** Lengths of the IBAN of the countries met most; another country is not taken for one. */
const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SV: 28,
  TR: 26,
};

/** The length an IBAN of this country has; undefined for a country without one. */
export function ibanLength(country: string): number | undefined {
  return ibanLengths[country];
}

/** Whether an IBAN without spaces leaves 1 when divided by 97. */
export function isIban(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Whether a Spanish DNI (8 digits) or NIE (X, Y or Z and 7 digits) closes with its letter. */
export function isSpanishId(id: string): boolean {
  const number = id.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return dniLetters.charAt(Number(number) % 23) === id.slice(-1);
}

/** Whether nine digits can be a US social security number. */
export function isSsn(digits: string): boolean {
  const area = digits.slice(0, 3);
  return (
    area !== '000' &&
    area !== '666' &&
    !area.startsWith('9') &&
    digits.slice(3, 5) !== '00' &&
    digits.slice(5) !== '0000'
  );
}

/** Whether ten digits can be a number of the North American plan. */
export function isNorthAmericanPhone(digits: string): boolean {
  // 400 is no area code there; it is the hotline prefix of Chinese companies.
  return (
    /^[2-9]\d{2}[2-9]\d{6}$/.test(digits) && !/^(?:.11|400|...(?:11))/.test(digits.slice(0, 6))
  );
}

/** Whether four numbers between dots can be an IPv4 address. */
export function isIpv4(address: string): boolean {
  return address.split('.').every((part) => Number(part) <= 255 && String(Number(part)) === part);
}
