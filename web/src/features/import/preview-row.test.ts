import { expect, test } from 'vitest';
import { previewRow } from '#features/import/preview-row.ts';

test('a row is shown with the kinds of its identities, never their values', () => {
  const shown = previewRow({
    row: 2,
    unitId: null,
    unitRef: 'Sol',
    channel: 'review',
    content: { text: 'Cold', ratings: [{ metric: 'csat', value: 2, min: 1, max: 5 }] },
    subject: { identities: [{ type: 'email', value: 'a@example.org' }] },
    attributes: { table: 7 },
    flags: ['no_time'],
  });
  expect(shown).toMatchObject({
    row: 2,
    unitRef: 'Sol',
    text: 'Cold',
    ratings: [{ metric: 'csat', value: 2, max: 5 }],
    identities: ['email'],
    attributes: ['table'],
    flags: ['no_time'],
  });
  expect(JSON.stringify(shown)).not.toContain('example.org');
});

test('a row with nothing in it is shown as empty', () => {
  expect(previewRow({ row: 3 })).toMatchObject({ row: 3, text: null, ratings: [], flags: [] });
});
