import type { Rehearsal, RejectedRow } from '../channel/import-rehearsal.ts';

/** How many faulty rows the command tells. */
export const shownErrors = 20;

/** A file must not move the cursor of whoever tries it. */
const plain = (line: string): string => line.replaceAll(/\p{Cc}/gu, ' ');

const rowsText = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

/** Rows that were not, or would not be, taken in, and how many more there are. */
export function rejectedLines(errors: readonly RejectedRow[], all: number): string[] {
  const shown = errors.slice(0, shownErrors);
  const more = all - shown.length;
  return [
    ...shown.map(({ row, column, message }) =>
      plain(column === null ? `  row ${row}: ${message}` : `  row ${row}, ${column}: ${message}`),
    ),
    ...(more > 0 ? [`  and ${rowsText(more)} more`] : []),
  ];
}

type Units = Rehearsal['units'];

function nameList({ names, count }: Units['made'] | Units['refused']): string {
  const shown = names.map(({ name, rows }) => `${name} (${rowsText(rows)})`).join(', ');
  return count > names.length ? `${shown} and ${count - names.length} more` : shown;
}

function unitLines({ made, below, overLimit, refused }: Units): string[] {
  const lines: string[] = [];
  if (made.count > 0) {
    const stores = made.count === 1 ? '1 store that does' : `${made.count} stores that do`;
    lines.push(`${stores} not exist yet would be made below ${below}: ${nameList(made)}.`);
  }
  if (overLimit !== null) {
    lines.push(
      `That would be more than ${overLimit} units, and the import would stop there; map another column as the unit.`,
    );
  }
  if (refused.count > 0) {
    const names = refused.count === 1 ? '1 name leads' : `${refused.count} names lead`;
    lines.push(
      `${names} to no unit that may be filled; ${rowsText(refused.rows)} would be left out: ${nameList(refused)}.`,
    );
  }
  return lines;
}

function repeatLines({ revising, same }: Rehearsal['repeats']): string[] {
  if (revising + same === 0) return [];
  const repeat = revising + same === 1 ? '1 row repeats' : `${revising + same} rows repeat`;
  return [
    `${repeat} the id of an earlier row. Saying something else: ${revising}; the later row revises the earlier, which stays in the history of the voice. Saying the same: ${same}; they change nothing.`,
  ];
}

/** What a dry run found, for people. */
export function rehearsalLines(rehearsal: Rehearsal): string[] {
  const { rows, valid, complete, errors, units, repeats } = rehearsal;
  const left = rows - valid;
  return [
    `${rows} rows, ${valid} valid, ${left} with faults; nothing was imported.`,
    ...(complete ? [] : [`The file is longer: only its first ${rows} rows were tried.`]),
    ...unitLines(units).map(plain),
    ...repeatLines(repeats),
    ...rejectedLines(errors, left),
  ];
}
