import { expect, test } from 'vitest';
import {
  chooseDepartment,
  departmentKey,
  mayMove,
  movedPath,
  storedKey,
  type Unit,
  zoneOf,
} from './org.ts';
import { covers, mayGrant, mayViewAs } from './org-account.ts';
import { planPeople, planUnits, readCsv } from './org-import.ts';
import { invitationMail, quoted } from './org-mail.ts';
import { lockedUntil, signInTries } from './org-sign-in.ts';
import { newApiKey, newOrgToken, orgOfToken, parseApiKey } from './org-token.ts';

const aUnit = (id: string, kind: Unit['kind'], parent: Unit | null): Unit => ({
  id,
  parentId: parent?.id ?? null,
  kind,
  name: id,
  key: id,
  path: [...(parent?.path ?? []), id],
  timeZone: null,
  closedAt: null,
});

const root = aUnit('hq', 'headquarters', null);
const east = aUnit('east1', 'region', root);
const west = aUnit('east10', 'region', root);
const shop = aUnit('shop', 'store', east);
const care = { ...aUnit('care', 'department', root), key: 'customer-care' };
const kitchen = { ...aUnit('kitchen', 'department', root), key: 'kitchen' };
const eastKitchen = { ...aUnit('east-kitchen', 'department', east), key: 'kitchen@east1' };
const tree = [root, east, west, shop, care, kitchen, eastKitchen];

test('the nearest department above a unit answers, else customer care, else headquarters', () => {
  expect(chooseDepartment(tree, 'shop', 'kitchen')).toBe('east-kitchen');
  expect(chooseDepartment(tree, 'east10', 'kitchen')).toBe('kitchen');
  expect(chooseDepartment(tree, 'shop', 'delivery')).toBe('care');
  expect(chooseDepartment([root, east, shop], 'shop', 'delivery')).toBe('hq');
  const closed = tree.map((unit) =>
    unit.id === 'east-kitchen' ? { ...unit, closedAt: new Date() } : unit,
  );
  expect(chooseDepartment(closed, 'shop', 'kitchen')).toBe('kitchen');
});

test('a department below headquarters carries its place in its key', () => {
  expect(storedKey('department', 'kitchen', east)).toBe('kitchen@east1');
  expect(storedKey('department', 'kitchen', root)).toBe('kitchen');
  expect(departmentKey('kitchen@east1')).toBe('kitchen');
});

test('a unit moves with its path, but never below itself, and stores hold no regions', () => {
  expect(movedPath(shop.path, 'shop', west)).toEqual(['hq', 'east10', 'shop']);
  expect(() => mayMove(east, east)).toThrow('below itself');
  expect(() => mayMove(root, west)).toThrow('Headquarters');
  expect(() => mayMove(west, shop)).toThrow('A region cannot stand below a store.');
});

test('a unit lives in the nearest time zone above it', () => {
  const units = new Map(tree.map((unit) => [unit.id, unit]));
  units.set('east1', { ...east, timeZone: 'Asia/Tokyo' });
  expect(zoneOf(shop, units, 'UTC')).toBe('Asia/Tokyo');
  expect(zoneOf(west, units, 'UTC')).toBe('UTC');
});

test('C4: only an administrator may give every role, and see as a lesser one', () => {
  expect(covers('administrator', 'business')).toBe(true);
  expect(covers('execution', 'administrator')).toBe(false);
  expect(() => mayGrant('management', 'administrator')).toThrow('may do more than their own');
  expect(() => mayGrant(null, 'execution')).toThrow();
  expect(() => mayViewAs('administrator', 'administrator')).toThrow();
  expect(() => mayViewAs('business', 'execution')).toThrow();
  expect(() => mayViewAs('administrator', 'execution')).not.toThrow();
});

test('B9: the fifth wrong password closes an account for longer and longer, to a quarter hour', () => {
  const at = new Date('2026-03-01T10:00:00Z');
  const minutes = (failures: number) =>
    ((lockedUntil(failures, at)?.getTime() ?? at.getTime()) - at.getTime()) / 60_000;
  expect([4, 5, 6, 7, 8, 9, 40].map(minutes)).toEqual([0, 1, 2, 4, 8, 15, 15]);
});

test('B9: an address is closed after a hundred wrong tries and opens again', () => {
  const tries = signInTries();
  const at = new Date('2026-03-01T10:00:00Z');
  for (let n = 0; n < 100; n += 1) tries.failed('10.0.0.1', `nobody${n}@x.test`, at, false);
  expect(() => tries.check('10.0.0.1', 'someone@x.test', at)).toThrow('Too many wrong passwords');
  expect(() => tries.check('10.0.0.2', 'someone@x.test', at)).not.toThrow();
  const later = new Date(at.getTime() + 15 * 60_000);
  expect(() => tries.check('10.0.0.1', 'someone@x.test', later)).not.toThrow();
});

test('B8: a key with one letter changed is refused by its checksum alone', () => {
  const org = '0b0e7a52-9d5c-4c0e-8f43-3b1c5a1d2e3f';
  const id = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  const { key } = newApiKey(org, id);
  expect(parseApiKey(key)).toMatchObject({ orgId: org, id });
  for (let at = 0; at < key.length; at += 1) {
    const other = key[at] === 'a' ? 'b' : 'a';
    expect(parseApiKey(key.slice(0, at) + other + key.slice(at + 1))).toBeNull();
  }
  expect(orgOfToken(newOrgToken(org))).toBe(org);
  expect(orgOfToken('nothing')).toBeNull();
});

test('E4: names in a mail cannot add headers, lines or links', () => {
  const by = 'Eve\r\nBcc: all@x.test\u2028https://evil.test www.evil.test';
  expect(quoted(by)).toBe('Eve Bcc: all@x.test https evil.test  evil.test');
  const mail = invitationMail({
    to: 'a@x.test',
    by,
    organisation: 'A\nSubject: B',
    locale: 'es',
    link: 'https://cx.test/invitation/t',
  });
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.text.match(/https?:\/\//g)).toHaveLength(1);
});

const csv = (text: string) => readCsv(Buffer.from(text));
const reach = { top: 'hq', ids: new Set(tree.map(({ id }) => id)) };

test('a file of units may name a parent that an earlier row brings', () => {
  const rows = csv(
    'key;name;kind;parent\nsouth;South;region;\nbay;Bay;store;south\neast1;East;region;',
  );
  const { plans, errors } = planUnits(rows, tree, reach);
  expect(errors).toEqual([]);
  expect(plans.map(({ key, parentKey, unit }) => [key, parentKey, unit?.id ?? null])).toEqual([
    ['south', 'hq', null],
    ['bay', 'south', null],
    ['east1', 'hq', 'east1'],
  ]);
});

test('faults of a file name their row: unknown parent, twice, wrong kind, a ring', () => {
  const rows = csv(
    'key,name,kind,parent\na,A,store,nowhere\nb,B,store,\nb,B,store,\nshop,Shop,region,\neast1,E,region,east10\neast10,W,region,east1\nc,,store,',
  );
  const { errors } = planUnits(rows, tree, reach);
  expect(errors.map(({ row }) => row)).toEqual([2, 4, 5, 7, 8]);
  expect(errors[3]?.message).toContain('below itself');
});

test('units outside the reach of a person are not found, and their keys are not free', () => {
  const mine = { top: 'east1', ids: new Set(['east1', 'shop', 'east-kitchen']) };
  const rows = csv('key,name,kind,parent\nx,X,store,east10\neast10,Y,store,east1\neast1,Z,region,');
  expect(planUnits(rows, tree, mine).errors.map(({ row }) => row)).toEqual([2, 3, 4]);
});

test('a file of people is checked row by row', () => {
  const rows = csv(
    'email,role,unit\na@x.test,business,shop\nnot-mail,business,shop\nA@X.test,business,shop\nb@x.test,owner,shop\nc@x.test,business,nowhere',
  );
  const { plans, errors } = planPeople(rows, tree);
  expect(plans).toEqual([
    { email: 'a@x.test', role: 'business', unit: 'shop', unitId: 'shop', row: 2 },
  ]);
  expect(errors.map(({ row }) => row)).toEqual([3, 4, 5, 6]);
});

test('a file that is not UTF-8 text is refused in a sentence', () => {
  expect(() => readCsv(Buffer.from([0x61, 0xff, 0x0a]))).toThrow('cannot be read as CSV');
});
