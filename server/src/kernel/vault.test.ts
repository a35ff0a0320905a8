import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { open, recognisable, seal, vaultKeys } from './vault.ts';

const secret = () => randomBytes(32).toString('base64url');
const secrets = { vault: secret(), pepper: secret() };
const keys = vaultKeys(secrets);
const place = { orgId: 'a', table: 'voice', column: 'sealed_text' };

test('K5: what was sealed opens in its place, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(open(keys, place, seal(keys, place, text))).toBe(text);
    }),
  );
});

test('K5: another organisation, table or column cannot open it', () => {
  const sealed = seal(keys, place, 'secret');
  for (const other of [{ orgId: 'b' }, { table: 'customer' }, { column: 'hint' }]) {
    expect(() => open(keys, { ...place, ...other }, sealed)).toThrow('another place');
  }
});

test('K5: after a rotation the old key still opens, and without it the error says so', () => {
  const sealed = seal(keys, place, 'before');
  const rotated = { vault: secret(), pepper: secrets.pepper };
  expect(open(vaultKeys(rotated, [secrets.vault]), place, sealed)).toBe('before');
  expect(() => open(vaultKeys(rotated), place, sealed)).toThrow('is missing');
});

test('K5: a changed byte is noticed wherever it stands', () => {
  const sealed = seal(keys, place, 'x');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => open(keys, place, changed)).toThrow();
  }
  expect(() => open(keys, place, Buffer.alloc(3))).toThrow('not a sealed value');
});

test('a value is recognised within one organisation only', () => {
  const hash = recognisable(keys, 'a', 'ana@example.com');
  expect(recognisable(keys, 'a', 'ana@example.com')).toEqual(hash);
  expect(recognisable(keys, 'b', 'ana@example.com')).not.toEqual(hash);
});
