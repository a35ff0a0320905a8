import { expect, test } from 'vitest';
import { repeatTally, unitTally } from './import-tally.ts';
import { Mapping } from './mapping.ts';
import { rowToEnvelope } from './row-envelope.ts';
import { rowFault } from './row-fault.ts';

const mapping = Mapping.parse({ text: ['review'], id: 'id', unit: 'store' });

function envelopeOf(rowNo: number, cells: Record<string, string>) {
  const read = rowToEnvelope({ rowNo, cells }, mapping, { sha256: 'f', timeZone: 'UTC' });
  if ('error' in read) throw new Error(read.error.message);
  return read;
}

test('a repeated id revises where it says something else and is a duplicate where it does not', () => {
  const tally = repeatTally();
  const rows = [
    { id: '1', review: 'cold' },
    { id: '1', review: 'warm' },
    // What was said before is known, though it was revised meanwhile.
    { id: '1', review: 'cold' },
    // A voice keeps the unit that it was told with first.
    { id: '1', review: 'warm', store: 'Soho' },
    { id: '2', review: 'cold' },
    { review: 'cold' },
    { review: 'cold' },
  ];
  for (const [at, row] of rows.entries()) tally.take(envelopeOf(at + 2, row));
  expect(tally.result()).toEqual({ revising: 1, same: 2 });
});

test('names of units are counted whatever their case and width, those on most rows first', () => {
  const tally = unitTally();
  for (const name of ['Soho', 'ＳＯＨＯ', ' soho ', 'Leeds']) tally.make(name);
  for (let at = 0; at < 25; at += 1) tally.refuse(rowFault('unit_unknown', { unit: `s${at}` }));
  tally.refuse(rowFault('unit_ambiguous', { unit: 'Twin' }));
  tally.refuse(rowFault('unit_ambiguous', { unit: 'TWIN' }));
  tally.refuse(rowFault('no_content', {}));
  const { made, refused } = tally.result();
  expect(made).toEqual({
    count: 2,
    rows: 4,
    names: [
      { name: 'Soho', rows: 3 },
      { name: 'Leeds', rows: 1 },
    ],
  });
  expect(refused).toMatchObject({ count: 26, rows: 27 });
  expect(refused.names).toHaveLength(20);
  expect(refused.names[0]).toEqual({ name: 'Twin', code: 'unit_ambiguous', rows: 2 });
});
