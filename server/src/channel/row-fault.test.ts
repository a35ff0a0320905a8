import { expect, test } from 'vitest';
import { RowFault, rowFault, shownCell } from './row-fault.ts';

const codes = RowFault.shape.code.options;

test('a fault tells its reason as a code with values and as a sentence with them', () => {
  expect(rowFault('rating_outside', { value: 9, min: 1, max: 5 }, 'stars')).toEqual({
    column: 'stars',
    code: 'rating_outside',
    values: { value: 9, min: 1, max: 5 },
    message:
      'The rating 9 is outside 1 to 5. The row is left out. Correct the cell, or the scale of the column.',
  });
});

test('a cell that looks like a placeholder is told as it stands', () => {
  const fault = rowFault('not_a_rating', { value: '{max} $& $1', min: 1, max: 5 });
  expect(fault.message).toContain('“{max} $& $1” is not a rating from 1 to 5.');
});

test('every reason says what happened, what was kept and what to do', () => {
  const all = { cells: 1, columns: 2, offset: 3, limit: 4, value: 'a', min: 1, max: 5 };
  for (const code of codes) {
    const { message } = rowFault(code, { ...all, unit: 'b', reason: 'c' });
    expect(message, code).not.toMatch(/[{}]/);
    expect(message, code).toMatch(/(left out|is kept)/);
    expect(message.split('. ').length, code).toBe(3);
  }
});

test('a long cell is shown by its beginning, never by half a character', () => {
  expect(shownCell('😀'.repeat(41))).toBe(`${'😀'.repeat(40)}…`);
  expect(shownCell(12.5)).toBe('12.5');
});
