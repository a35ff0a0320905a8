import { expect, test } from 'vitest';
import type { Rehearsal } from '../channel/import-rehearsal.ts';
import { rowFault } from '../channel/row-fault.ts';
import { rehearsalLines } from './import-lines.ts';

const none = { count: 0, rows: 0, names: [] };

const aRehearsal: Rehearsal = {
  rows: 3,
  valid: 3,
  complete: true,
  errors: [],
  units: { made: none, refused: none, below: 'Headquarters', overLimit: null },
  repeats: { revising: 0, same: 0 },
};

test('a dry run of a good file is one line', () => {
  expect(rehearsalLines(aRehearsal)).toEqual([
    '3 rows, 3 valid, 0 with faults; nothing was imported.',
  ]);
});

test('a dry run names the stores it would make, the names that lead nowhere, repeats and faults', () => {
  const fault = rowFault('rating_outside', { value: 9, min: 1, max: 5 }, 'stars');
  const lines = rehearsalLines({
    ...aRehearsal,
    rows: 130,
    valid: 100,
    complete: false,
    errors: Array.from({ length: 25 }, (_, at) => ({ row: at + 2, ...fault })),
    units: {
      made: {
        count: 22,
        rows: 40,
        names: [
          { name: 'Soho\u001b[2J', rows: 12 },
          { name: 'Leeds', rows: 1 },
        ],
      },
      below: 'Headquarters',
      overLimit: 2_000,
      refused: {
        count: 1,
        rows: 3,
        names: [{ name: 'Twin', code: 'unit_ambiguous', rows: 3 }],
      },
    },
    repeats: { revising: 4, same: 1 },
  });
  expect(lines.slice(0, 7)).toEqual([
    '130 rows, 100 valid, 30 with faults; nothing was imported.',
    'The file is longer: only its first 130 rows were tried.',
    '22 stores that do not exist yet would be made below Headquarters: Soho [2J (12 rows), Leeds (1 row) and 20 more.',
    'That would be more than 2000 units, and the import would stop there; map another column as the unit.',
    '1 name leads to no unit that may be filled; 3 rows would be left out: Twin (3 rows).',
    '5 rows repeat the id of an earlier row. Saying something else: 4; the later row revises the earlier, which stays in the history of the voice. Saying the same: 1; they change nothing.',
    '  row 2, stars: The rating 9 is outside 1 to 5. The row is left out. Correct the cell, or the scale of the column.',
  ]);
  expect(lines).toHaveLength(6 + 20 + 1);
  expect(lines.at(-1)).toBe('  and 10 rows more');
});
