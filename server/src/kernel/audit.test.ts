import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditRow, auditKey, chainHash, firstBadEntry } from './audit.ts';

const key = auditKey('a secret of the server', '0b0e7a52-9d5c-4c0e-8f43-3b1c5a1d2e3f');
const start = Date.parse('2026-01-01T00:00:00Z');

function chain(labels: readonly string[]): AuditRow[] {
  let previous: Buffer = Buffer.alloc(32);
  return labels.map((label, index) => {
    const row = {
      seq: index + 1,
      at: new Date(start + index),
      actor_id: null,
      actor_name: 'Someone',
      action: 'unit.added',
      object_kind: 'unit',
      object_id: String(index),
      object_label: label,
      detail: { nested: { b: index, a: [label] } },
    };
    previous = chainHash(key, previous, row);
    return { ...row, hash: previous };
  });
}

const labels = fc.array(fc.string(), { minLength: 2, maxLength: 20 });

test('H6: any chain verifies, whole or page by page', () => {
  fc.assert(
    fc.property(labels, fc.nat(), (texts, at) => {
      const rows = chain(texts);
      expect(firstBadEntry(key, rows)).toBeNull();
      const cut = 1 + (at % (rows.length - 1));
      expect(firstBadEntry(key, rows.slice(cut), rows[cut - 1])).toBeNull();
    }),
  );
});

test('H6: one changed field of one entry is found at that entry', () => {
  const change: fc.Arbitrary<Partial<AuditRow>> = fc.constantFrom(
    { actor_name: 'Other' },
    { action: 'unit.removed' },
    { object_id: 'other' },
    { detail: {} },
    { at: new Date(start - 1) },
    { hash: Buffer.alloc(32, 7) },
  );
  fc.assert(
    fc.property(labels, fc.nat(), change, (texts, at, wanted) => {
      const rows = chain(texts);
      const index = at % rows.length;
      const changed = rows.map((row, n) => (n === index ? { ...row, ...wanted } : row));
      expect(firstBadEntry(key, changed)).toBe(index + 1);
    }),
  );
});

test('H6: the order of keys in the detail does not matter, what they hold does', () => {
  const [row] = chain(['x']);
  if (!row) throw new Error('The chain is empty.');
  const turned = { ...row, detail: { nested: { a: ['x'], b: 0 } } };
  expect(firstBadEntry(key, [turned])).toBeNull();
  expect(firstBadEntry(key, [{ ...row, detail: { nested: { a: ['y'], b: 0 } } }])).toBe(1);
});

test('H6: a chain of another key does not verify', () => {
  expect(firstBadEntry(auditKey('another secret', 'x'), chain(['a', 'b']))).toBe(1);
});
