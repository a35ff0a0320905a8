import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor, redact } from './redact.ts';

// Check digits by the published rules: resident id 11010519491231002X is the example of
// GB 11643-1999; 4111 1111 1111 1111 and 5555 5555 5555 4444 are the schemes' test cards; the IBAN
// is the example of the registry for Spain; 12345678 mod 23 = 14 → Z, and 01234567 mod 23 = 19 → L.
const caught: [string, string, string][] = [
  ['CN_ID', '身份证11010519491231002X，谢谢', '身份证[CN_ID#1]，谢谢'],
  ['CN_ID', '１１０１０５１９４９１２３１００２Ｘ', '[CN_ID#1]'],
  ['CARD', 'paid with 4111 1111 1111 1111.', 'paid with [CARD#1].'],
  ['CARD', 'tarjeta 5555-5555-5555-4444', 'tarjeta [CARD#1]'],
  ['IBAN', 'a la cuenta ES91 2100 0418 4502 0005 1332 ya', 'a la cuenta [IBAN#1] ya'],
  ['IBAN', 'GB82WEST12345698765432', '[IBAN#1]'],
  ['DNI', 'mi DNI es 12345678Z', 'mi DNI es [DNI#1]'],
  ['DNI', 'dni 12.345.678-z', 'dni [DNI#1]'],
  ['NIE', 'NIE X1234567L', 'NIE [NIE#1]'],
  ['SSN', 'my ssn is 219-09-9999', 'my ssn is [SSN#1]'],
  ['SSN', 'social security 219099999', 'social security [SSN#1]'],
  ['PHONE_CN', '我电话13812345678快回', '我电话[PHONE_CN#1]快回'],
  ['PHONE_CN', 'call +86 138 1234 5678', 'call [PHONE_CN#1]'],
  ['PHONE_CN', '座机010-62345678', '座机[PHONE_CN#1]'],
  ['PHONE_ES', 'llámame al 612 34 56 78', 'llámame al [PHONE_ES#1]'],
  ['PHONE_ES', 'móvil +34612345678', 'móvil [PHONE_ES#1]'],
  ['PHONE_US', 'call (212) 555-0123 now', 'call [PHONE_US#1] now'],
  ['PHONE_US', '+1 415-555-2671', '[PHONE_US#1]'],
  ['EMAIL', '邮箱zhang.san@qq.com谢谢', '邮箱[EMAIL#1]谢谢'],
  ['EMAIL', 'Ana@Example.co.uk!', '[EMAIL#1]!'],
  ['IPV4', 'my IP is 203.0.113.7', 'my IP is [IPV4#1]'],
];

describe('catches', () => {
  test.each(caught)('%s in "%s"', (type, given, masked) => {
    const { text, counts } = redact(given);
    expect(text).toBe(masked);
    expect(counts).toEqual({ [type]: 1 });
  });
});

const left: [string, string][] = [
  ['an id with a wrong check', '身份证110105194912310021'],
  ['an id with a date that is none', '11010519491331002X'],
  ['a card that fails Luhn', 'card 4111 1111 1111 1112'],
  [
    'an 18-digit order number that passes Luhn, without issuer or context',
    '单号 900000000000000001',
  ],
  ['an IBAN with wrong check digits', 'ES92 2100 0418 4502 0005 1332'],
  ['a DNI with a wrong letter', 'DNI 12345678A'],
  ['a NIE with a wrong letter', 'NIE X1234567A'],
  ['an SSN of area 666', 'ssn 666-12-3456'],
  ['an SSN of a zero group', '219-00-9999'],
  ['a Chinese number of a prefix that is none', '12812345678'],
  ['a Chinese mobile inside a longer number', '订单9138123456780'],
  ['a Spanish number that opens with 5', 'llama al 512345678'],
  ['a North American number whose exchange opens with 1', '212 155 0123'],
  ['a company hotline', '4008206666'],
  ['an address without a domain', 'user@localhost'],
  ['a version', 'since version 4.1.2.10 it crashes'],
  ['an address with a part above 255', 'IP 300.1.1.1'],
  ['prices, dates and times', 'paid 1,299.00 on 2026-11-24 at 12:30, room 1204, 30%'],
];

describe('leaves', () => {
  test.each(left)('%s', (_, given) => {
    expect(redact(given)).toEqual({ text: given, counts: {}, spans: [] });
  });
});

test('the same value keeps its placeholder, another gets the next number', () => {
  expect(redact('13812345678, 13987654321, again +86 13812345678').text).toBe(
    '[PHONE_CN#1], [PHONE_CN#2], again [PHONE_CN#1]',
  );
});

test('the turns of one voice share their placeholders', () => {
  const mask = createRedactor();
  expect(mask('it is ana@example.com').text).toBe('it is [EMAIL#1]');
  expect(mask('bob@example.com or ana@example.com').text).toBe('[EMAIL#2] or [EMAIL#1]');
});

test("the organisation's order pattern wins over a card", () => {
  const given = 'order 4111111111111111';
  expect(redact(given, { orderPattern: /\b4\d{15}\b/ }).text).toBe('order [ORDER#1]');
});

test('spans name the text as given', () => {
  const given = '电话13812345678，邮箱a@b.cn';
  const { spans } = redact(given);
  expect(spans.map(({ start, end }) => given.slice(start, end))).toEqual(['13812345678', 'a@b.cn']);
});

test('every mobile number of the Chinese plan is caught between words', () => {
  const rest = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 9 }), rest, (second, digits) => {
      expect(redact(`打1${second}${digits}给我`).text).toBe('打[PHONE_CN#1]给我');
    }),
  );
});

test('what is outside the spans stays, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const { text, spans } = redact(given);
      let rebuilt = '';
      let from = 0;
      for (const { start, end, placeholder } of spans) {
        rebuilt += given.slice(from, start) + placeholder;
        from = end;
      }
      expect(text).toBe(rebuilt + given.slice(from));
    }),
  );
});

test('100 KB of digits, letters or signs take less than a second', () => {
  for (const unit of ['1', '1 ', 'a', 'a.', '@a.', '1-', 'ES91', '1.1.']) {
    const given = unit.repeat(100_000 / unit.length);
    const before = performance.now();
    redact(given);
    expect(performance.now() - before).toBeLessThan(1000);
  }
});
