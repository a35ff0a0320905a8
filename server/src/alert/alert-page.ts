import { z } from 'zod';
import { AppError } from '#kernel/error.ts';

/** What a list is asked for: how many, and from where on. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

/** A place in a list that is ordered by a time: the last row that was seen. */
export type Place = { readonly at: Date; readonly id: string };

function writeCursor({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

/**
 * The place that a link names.
 *
 * @throws AppError `cursor` (422) for a text that no list gave out.
 */
export function readCursor(cursor: string): Place {
  try {
    const [at, id] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at: new Date(at), id };
  } catch {
    throw new AppError(
      'cursor',
      422,
      'This page link is not valid; start again from the first page.',
    );
  }
}

/** The rows of a page out of one more than `limit`, and the link to the next page, if any. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? writeCursor(placeOf(last)) : null };
}
