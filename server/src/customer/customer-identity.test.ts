import { expect, test } from 'vitest';
import { identityOf, shortName } from './customer-identity.ts';

const of = (type: string, value: string, more: { issuer?: string; verified?: boolean } = {}) =>
  identityOf({ type, value, verified: more.verified ?? false, issuer: more.issuer });

test('e-mail is compared without case, width and spaces, its domain as the mail system knows it', () => {
  const canonical = of('email', 'ana@xn--mnchen-3ya.example')?.canonical;
  expect(of('email', ' Ana@MÜNCHEN.example ')?.canonical).toBe(canonical);
  expect(of('email', 'ａｎａ@münchen.example')?.canonical).toBe(canonical);
  // Dots and plus signs only suggest, so they stay different.
  expect(of('email', 'a.na@münchen.example')?.canonical).not.toBe(canonical);
});

test('shared mailboxes and what is no address recognise nobody', () => {
  for (const value of [
    'info@example.com',
    'Support@example.com',
    'kefu@example.cn',
    '@example.com',
    'x@',
    'x@localhost',
    'a b@example.com',
  ]) {
    expect(of('email', value), value).toBeNull();
  }
});

test('a mobile number is one however it is written; hotlines and landlines are none', () => {
  const canonical = of('phone', '+8613800138000')?.canonical;
  for (const value of ['13800138000', '0086 138-0013-8000', '＋86 138 0013 8000']) {
    expect(of('phone', value)?.canonical, value).toBe(canonical);
  }
  expect(of('phone', '+34 612 345 678')?.canonical).toBe(of('phone', '612345678')?.canonical);
  for (const value of [
    '4008001234',
    '800-810-8888',
    '+34 911 234 567',
    '+1 800 555 0100',
    '12345',
    'none',
  ]) {
    expect(of('phone', value), value).toBeNull();
  }
});

test('an id given out by someone means nothing without them, and nothing beside another', () => {
  expect(of('openid', 'o1')).toBeNull();
  expect(of('openid', 'o1', { issuer: 'app1' })?.canonical).not.toBe(
    of('openid', 'o1', { issuer: 'app2' })?.canonical,
  );
  expect(of('passport', 'x')).toBeNull();
});

test('a claimed user id is not the proved one, and is weaker', () => {
  const claimed = of('userId', 'u1');
  const proved = of('userId', 'u1', { verified: true });
  expect(claimed?.canonical).not.toBe(proved?.canonical);
  expect(proved?.strength).toBeGreaterThan(claimed?.strength ?? 0);
});

test('strength follows the proof: user id, union id, open id, e-mail, phone, card, device', () => {
  const strengths = [
    of('userId', 'u', { verified: true }),
    of('unionid', 'u', { issuer: 'w' }),
    of('openid', 'u', { issuer: 'w' }),
    of('external_userid', 'u', { issuer: 'w' }),
    of('email', 'u@example.com'),
    of('phone', '13800138000'),
    of('cardNo', 'VIP-0001'),
    of('deviceId', 'd'),
  ].map((one) => one?.strength ?? 0);
  expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
  expect(of('deviceId', 'd')?.merges).toBe(false);
});

test('hints and names show no more than is needed to tell customers apart', () => {
  expect(of('email', 'ana.lopez@example.com')?.hint).toBe('a•••@example.com');
  expect(of('phone', '13800138000')?.hint).toBe('+86 •••8000');
  expect(of('cardNo', 'VIP 7')?.hint).toBe('•••P7');
  expect(shortName('Ana López García')).toBe('Ana G.');
  expect(shortName('王小明')).toBe('王••');
});
