import { z } from 'zod';
import { AppError } from '#kernel/error.ts';
import type { OrgFacts } from '#kernel/facts.ts';
import { conditionsOf, type Scope } from '#metric/metric-filter.ts';

/** A place in a list of voices: the last one seen. */
const Cursor = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/), z.uuid()]);

function readCursor(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new AppError(
      'cursor',
      422,
      'This page link is not valid; start again from the first page.',
    );
  }
}

type Row = { id: string; at: string };

/** One page of the ids of a scope's voices, newest first, and how many there are in all. */
export async function voicePage(
  facts: OrgFacts,
  scope: Scope,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<{ ids: string[]; next: string | null; total: number }> {
  const where = [...conditionsOf(scope, 'voice_fact'), { sql: 'counted = 1' }];
  const after = cursor ? readCursor(cursor) : null;
  const beyond = after
    ? [
        {
          sql: '(occurred_at, voice_id) < (toDateTime64({lastAt}, 3), {lastId})',
          values: {
            lastAt: { type: 'String', value: after[0] },
            lastId: { type: 'UUID', value: after[1] },
          },
        },
      ]
    : [];
  const [rows, counts] = await Promise.all([
    facts.read<Row>({
      table: 'voice_fact',
      select: 'toString(voice_id) AS id, toString(occurred_at) AS at',
      where: [...where, ...beyond],
      orderBy: 'occurred_at DESC, voice_id DESC',
      limit: limit + 1,
    }),
    facts.read<{ n: number }>({ table: 'voice_fact', select: 'count() AS n', where }),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    next:
      rows.length > limit && last
        ? Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url')
        : null,
    total: Number(counts[0]?.n ?? 0),
  };
}
