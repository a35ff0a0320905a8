import { expect, test } from 'vitest';
import type { Import } from '#features/import/import.queries.ts';
import { draftFaults, draftOf, isReady, mappingOf } from '#features/import/mapping-draft.ts';

const column = (name: string, guess: Import['columns'][number]['guess']) => ({
  name,
  samples: [],
  guess,
});

const anImport: Import = {
  id: '00000000-0000-4000-8000-000000000001',
  fileName: 'reviews.csv',
  bytes: 1,
  sha256: '',
  format: 'csv',
  encoding: null,
  status: 'uploaded',
  columns: [
    column('review', { role: 'text', confidence: 0.9 }),
    column('stars', {
      role: 'rating',
      confidence: 0.9,
      rating: { metric: 'csat', min: 1, max: 5 },
    }),
    column('date', { role: 'time', confidence: 0.9, timeFormat: 'dmy', ambiguous: true }),
    column('mail', { role: 'email', confidence: 0.9 }),
    column('table', { role: 'attribute', confidence: 0.5 }),
  ],
  mapping: null,
  rows: 0,
  total: null,
  accepted: 0,
  duplicates: 0,
  revised: 0,
  rejected: 0,
  understood: 0,
  failure: null,
  ratePerSecond: null,
  createdAt: '2026-11-24T10:00:00.000Z',
  startedAt: null,
  finishedAt: null,
};
const usual = { timeZone: 'Europe/Madrid', unitId: '00000000-0000-4000-8000-000000000002' };

test('guesses become the draft, but an order of day and month that is not sure is asked', () => {
  const draft = draftOf(anImport, usual);
  expect(draft.uses).toEqual({
    review: 'text',
    stars: 'rating',
    date: 'time',
    mail: 'email',
    table: 'attribute',
  });
  expect(draft.timeFormat).toBeUndefined();
  expect(draftFaults(draft)).toEqual({ columns: { date: 'time_format' }, whole: null });
});

test('a draft comes back the same after it was saved', () => {
  const draft = { ...draftOf(anImport, usual), timeFormat: 'mdy' as const, live: true };
  expect(isReady(draftFaults(draft))).toBe(true);
  const mapping = { ...mappingOf(draft, undefined), scopeUnitId: usual.unitId };
  expect(mapping).toMatchObject({
    text: ['review'],
    ratings: [{ column: 'stars', metric: 'csat', min: 1, max: 5 }],
    time: 'date',
    timeFormat: 'mdy',
    customer: { email: 'mail' },
    attributes: ['table'],
    live: true,
  });
  expect(draftOf({ ...anImport, status: 'mapped', mapping }, usual)).toEqual(draft);
});

test('columns left out, used twice or with a scale that is none are told', () => {
  const draft = draftOf(anImport, usual);
  const uses = { ...draft.uses, table: 'email', review: 'ignore' } as const;
  const scales = { stars: { metric: 'csat', min: '5', max: '' } };
  expect(draftFaults({ ...draft, uses, scales, timeFormat: 'dmy' })).toEqual({
    columns: { stars: 'scale', table: 'twice' },
    whole: null,
  });
  const none = { ...draft.uses, review: 'ignore', stars: 'ignore' } as const;
  expect(draftFaults({ ...draft, uses: none }).whole).toBe('nothing_to_read');
});
