import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { AppError } from '#kernel/error.ts';
import {
  mayMove,
  mayStandBelow,
  movedPath,
  storedKey,
  TimeZone,
  type Unit,
  UnitKey,
  UnitKind,
  UnitName,
} from './org.ts';
import { RoleName } from './org-account.ts';
import { Email, emailKey } from './org-sign-in.ts';

/** A fault of one row of a file; rows are counted as a spreadsheet shows them. */
export type RowFault = { row: number; message: string };

/** What importing a file does, or would do. */
export const ImportReport = z.object({
  rows: z.int(),
  created: z.int(),
  changed: z.int(),
  errors: z.array(z.object({ row: z.int(), message: z.string() })),
});

const mostRows = 5_000;

/** @throws AppError `not_csv` (422) for a file that is not UTF-8 text in rows and columns. */
export function readCsv(file: Buffer): Record<string, string>[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
    const rows = parse(text, {
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      trim: true,
      to: mostRows + 1,
    });
    if (rows.length > mostRows) throw new RangeError(`The file has more than ${mostRows} rows.`);
    return z.array(z.record(z.string(), z.string())).parse(rows);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new AppError('not_csv', 422, `The file cannot be read as CSV in UTF-8. ${why}`.trim());
  }
}

const firstRow = 2;

function faultOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ');
  }
  if (error instanceof AppError) return error.message;
  throw error;
}

/** Runs `plan` on each row; what it refuses becomes that row's fault. */
function planRows<T>(
  rows: readonly Record<string, string>[],
  plan: (row: object, at: number) => T,
) {
  const plans: T[] = [];
  const errors: RowFault[] = [];
  rows.forEach((row, index) => {
    try {
      plans.push(plan(row, index + firstRow));
    } catch (error) {
      errors.push({ row: index + firstRow, message: faultOf(error) });
    }
  });
  return { plans, errors };
}

const blank = (value: unknown) => (value === '' ? undefined : value);

const UnitLine = z.object({
  key: UnitKey,
  name: UnitName,
  kind: UnitKind.exclude(['headquarters']),
  parent: z.preprocess(blank, UnitKey.optional()),
  time_zone: z.preprocess(blank, TimeZone.optional()),
});

/** One unit to add or change; `unit` is null for a new one. */
export type UnitPlan = {
  readonly unit: Unit | null;
  readonly kind: Exclude<UnitKind, 'headquarters'>;
  readonly name: string;
  readonly key: string;
  readonly parentKey: string;
  readonly timeZone: string | null;
};

const refuse = (message: string): never => {
  throw new AppError('row', 422, message);
};

function sameUnit(unit: Unit, plan: UnitPlan, parent: Unit): boolean {
  return unit.name === plan.name && unit.parentId === parent.id && unit.timeZone === plan.timeZone;
}

/** Moves a unit in the drafted tree, so that later rows are judged by what earlier ones did. */
function moveIn(tree: Map<string, Unit>, moved: Unit, parent: Unit): void {
  for (const [key, unit] of tree) {
    if (!unit.path.includes(moved.id)) continue;
    const parentId = unit.id === moved.id ? parent.id : unit.parentId;
    tree.set(key, { ...unit, parentId, path: movedPath(unit.path, moved.id, parent) });
  }
}

/**
 * What a file of units (`key, name, kind, parent, time_zone`) asks for, in an order in which each
 * parent comes before what stands below it. Rows whose unit is as they say are left out.
 *
 * @param units Every unit of the organisation.
 * @param reach Ids that the importing person may see and change.
 */
export function planUnits(
  rows: readonly Record<string, string>[],
  units: readonly Unit[],
  reach: { readonly top: string; readonly ids: ReadonlySet<string> },
): { plans: UnitPlan[]; errors: RowFault[] } {
  const tree = new Map(units.filter(({ id }) => reach.ids.has(id)).map((unit) => [unit.key, unit]));
  const taken = new Set(units.map(({ key }) => key));
  const seen = new Set<string>();
  const top = units.find(({ id }) => id === reach.top) ?? refuse('Your unit is gone.');
  const { plans, errors } = planRows(rows, (row) => {
    const line = UnitLine.parse(row);
    const parent = tree.get(line.parent ?? top.key) ?? refuse(`There is no unit ${line.parent}.`);
    const key = storedKey(line.kind, line.key, parent);
    if (seen.has(key)) refuse(`The key ${key} stands in this file twice.`);
    seen.add(key);
    const unit = tree.get(key) ?? null;
    if (!unit && taken.has(key)) refuse(`The key ${key} is taken.`);
    if (unit && unit.kind !== line.kind) refuse(`The unit ${key} is a ${unit.kind}.`);
    if (unit?.id === top.id) refuse('You cannot change the unit that your own rights end at.');
    if (!unit) mayStandBelow(line.kind, parent);
    else if (unit.parentId !== parent.id) {
      mayMove(unit, parent);
      moveIn(tree, unit, parent);
    }
    const { kind, name } = line;
    const timeZone = line.time_zone ?? null;
    const plan = { unit, kind, name, key, parentKey: parent.key, timeZone };
    // Later rows may stand below a unit that only this file brings.
    const draft = { id: key, parentId: parent.id, closedAt: null, path: [...parent.path, key] };
    if (!unit) tree.set(key, { ...draft, kind, name, key, timeZone });
    return unit && sameUnit(unit, plan, parent) ? null : plan;
  });
  return { plans: plans.filter((plan) => plan !== null), errors };
}

const PersonLine = z.object({ email: Email, role: RoleName, unit: UnitKey });

/** One person to invite, or whose place changes. */
export type PersonPlan = z.infer<typeof PersonLine> & {
  readonly row: number;
  readonly unitId: string;
};

/**
 * What a file of people (`email, role, unit`) asks for.
 *
 * @param units Units that the importing person may see and change.
 */
export function planPeople(
  rows: readonly Record<string, string>[],
  units: readonly Unit[],
): { plans: PersonPlan[]; errors: RowFault[] } {
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const seen = new Set<string>();
  return planRows(rows, (row, at) => {
    const line = PersonLine.parse(row);
    const unit = byKey.get(line.unit) ?? refuse(`There is no unit ${line.unit}.`);
    if (unit.closedAt) refuse(`The unit ${line.unit} is closed.`);
    const key = emailKey(line.email);
    if (seen.has(key)) refuse(`The e-mail ${line.email} stands in this file twice.`);
    seen.add(key);
    return { ...line, row: at, unitId: unit.id };
  });
}

/** @throws AppError `import_faults` (422) naming each faulty row: nothing of the file is kept. */
export function mustBeFaultless(errors: readonly RowFault[]): void {
  if (errors.length === 0) return;
  throw new AppError('import_faults', 422, 'The file has faults; nothing of it was kept.', {
    faults: errors.map(({ row, message }) => ({ path: `row ${row}`, code: 'row', message })),
  });
}
