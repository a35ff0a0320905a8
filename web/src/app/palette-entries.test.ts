import { expect, test } from 'vitest';
import { type Entry, hrefOf, matching } from '#app/palette-entries.ts';

const tickets: Entry = { id: '/tickets', label: 'tickets', group: 'x', href: '/tickets' };
const people: Entry = { id: '/org', label: 'people', group: 'x', href: '/org' };
const words = {
  tickets: ['Tickets', '工单', 'Tickets'],
  people: ['Units and people', '组织与人员', 'Unidades y personas: organización'],
};

test('an entry is found by any substring of any language', () => {
  expect(matching([tickets, people], words, '单')).toEqual([tickets]);
  expect(matching([tickets, people], words, 'ICKE')).toEqual([tickets]);
  expect(matching([tickets, people], words, 'personas')).toEqual([people]);
});

test('accents need not be typed, and nothing typed shows everything', () => {
  expect(matching([tickets, people], words, 'organizacion')).toEqual([people]);
  expect(matching([tickets, people], words, ' ')).toEqual([tickets, people]);
  expect(matching([tickets, people], words, 'zzz')).toEqual([]);
});

test('a found thing leads to its own page, or to a page narrowed to it', () => {
  expect(hrefOf({ kind: 'ticket', id: '7' })).toBe('/tickets/7');
  expect(hrefOf({ kind: 'need', id: 'speed.wait' })).toBe('/needs?need=speed.wait');
});
