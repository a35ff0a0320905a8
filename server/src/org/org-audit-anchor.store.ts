import { createReadStream, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Config } from '#kernel/config.ts';
import { inOrg } from '#kernel/db.ts';
import type { Services } from '#kernel/http.ts';

const Line = z.object({
  org: z.uuid(),
  seq: z.int(),
  hash: z.string(),
  at: z.iso.datetime(),
});

/** The newest entry of a log at some moment, noted outside the database. */
export type Anchor = z.infer<typeof Line>;

function anchorFile(config: Config): string {
  return join(config.VOXLOOP_DATA, 'audit-anchors.jsonl');
}

/**
 * Notes the newest entry of every organisation's audit log in a file beside the database, so that
 * cutting off its end is seen. Meant to run every hour.
 */
export async function anchorAuditLogs({
  db,
  config,
  clock,
}: Pick<Services, 'db' | 'config' | 'clock'>): Promise<number> {
  const at = clock().toISOString();
  const lines: string[] = [];
  for (const { org_id: org } of await db.selectFrom('org_index').select('org_id').execute()) {
    const head = await inOrg(db, org, (tx) =>
      tx
        .selectFrom('audit')
        .select(['seq', 'hash'])
        .where('org_id', '=', org)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    if (head)
      lines.push(JSON.stringify({ org, seq: head.seq, hash: head.hash.toString('hex'), at }));
  }
  if (lines.length === 0) return 0;
  const file = await open(anchorFile(config), 'a', 0o600);
  try {
    await file.appendFile(`${lines.join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return lines.length;
}

/** The last anchor of the organisation's log that is known on this machine, or null. */
export async function lastAnchor(config: Config, orgId: string): Promise<Anchor | null> {
  const path = anchorFile(config);
  if (!existsSync(path)) return null;
  let last: Anchor | null = null;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (!line.includes(orgId)) continue;
    // A line that a crash cut short is no anchor.
    const anchor = Line.safeParse(parsed(line));
    if (anchor.success && anchor.data.org === orgId) last = anchor.data;
  }
  return last;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
