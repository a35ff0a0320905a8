import { hash } from 'node:crypto';
import type { ClientEnvelope } from './channel.ts';
import type { Rehearsal } from './import-rehearsal.ts';
import { type RowFault, UnitRefusal } from './row-fault.ts';
import { foldedName } from './unit-name.ts';

const shownNames = 20;

type Named = { readonly name: string; readonly rows: number };

function counted<Name extends Named>(found: ReadonlyMap<string, Name>) {
  const all = [...found.values()];
  const byRows = all.toSorted((a, b) => b.rows - a.rows);
  const rows = all.reduce((sum, one) => sum + one.rows, 0);
  return { count: all.length, rows, names: byRows.slice(0, shownNames) };
}

/** Counts the names of a file that are no units yet, whatever their case and width. */
export function unitTally() {
  const made = new Map<string, Named>();
  const refused = new Map<string, Rehearsal['units']['refused']['names'][number]>();
  return {
    make(name: string): void {
      const key = foldedName(name);
      const known = made.get(key);
      made.set(key, { name: known?.name ?? name.trim(), rows: (known?.rows ?? 0) + 1 });
    },
    refuse(fault: RowFault): void {
      const { success, data: code } = UnitRefusal.safeParse(fault.code);
      if (!success) return;
      const name = String(fault.values['unit']);
      const key = foldedName(name);
      const known = refused.get(key);
      refused.set(key, known ? { ...known, rows: known.rows + 1 } : { name, code, rows: 1 });
    },
    result: () => ({ made: counted(made), refused: counted(refused) }),
  };
}

/**
 * Counts the rows whose id stands in an earlier row, as an intake would take them: one that says
 * what a row of that id said before is a duplicate, any other revises the voice.
 */
export function repeatTally() {
  // Digests, as a file may have long ids and texts and very many of them.
  const ids = new Set<string>();
  const tellings = new Set<string>();
  const result = { revising: 0, same: 0 };
  return {
    take({ unitRef: _unit, flags, ...told }: ClientEnvelope): void {
      if (flags.includes('no_key')) return;
      const id = hash('sha1', told.source.externalId, 'base64');
      const telling = hash('sha1', JSON.stringify(told), 'base64');
      if (tellings.has(telling)) result.same += 1;
      else if (ids.has(id)) result.revising += 1;
      ids.add(id);
      tellings.add(telling);
    },
    result: () => ({ ...result }),
  };
}
