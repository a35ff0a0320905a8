import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalServer, openLocalServer } from '../src/command/local-server.ts';
import { listOrganisations } from '../src/command/organisation.ts';
import { inOrg } from '../src/kernel/db.ts';
import { anInstallation, type Installation } from './installation.ts';

const data = resolve(import.meta.dirname, '../../../shared/data');
const cli = resolve(import.meta.dirname, '../src/cli.ts');
const present = ['waimai10k-zh', 'tripadvisor-cuba-hotels-es', 'uci-sentences-en'].filter((set) =>
  existsSync(join(data, set, 'train.jsonl')),
);
const firstRows = 1_500;
/** Some sets begin with all that is pleased: half of the rows come from those that are not. */
const halfRows = firstRows / 2;

type Row = { id: string; text: string; polarity: string; stars?: number };

function rowsOf(set: string): Row[] {
  const lines = readFileSync(join(data, set, 'train.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const all: Row[] = lines.map((line) => JSON.parse(line));
  const angry = all.filter((row) => row.polarity === 'negative').slice(0, halfRows);
  const others = all.filter((row) => row.polarity !== 'negative');
  return [...angry, ...others.slice(0, firstRows - angry.length)];
}

const cell = (text: string | number | undefined) => `"${String(text ?? '').replaceAll('"', '""')}"`;

type Point = { need: string; point: string; mentions: number };
type Imported = {
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  understood: number;
  points: Point[];
};

let installation: Installation;
let local: LocalServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vx-real-'));
  installation = await anInstallation();
  if (present.length === 0) return;
  await installation.start();
  local = await openLocalServer(installation.dataDir);
}, 150_000);
afterAll(async () => {
  await local?.close();
  await installation.stop();
  installation.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Imports the set's first rows as a person at a terminal would. */
async function importSet(set: string): Promise<{ answer: Imported; rows: Row[] }> {
  const rows = rowsOf(set);
  const file = join(folder, `${set}.csv`);
  const lines = rows.map(({ id, text, stars }) => [id, text, stars].map(cell).join(','));
  writeFileSync(file, `id,review,stars\n${lines.join('\n')}\n`);
  const options = ['--wait', '--json', '--org', set, '--map', 'id=id,text=review'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, 'import', file, ...options, '--data', installation.dataDir],
    { env: { ...process.env, LOG_LEVEL: 'silent' }, maxBuffer: 32 * 1024 * 1024 },
  );
  return { answer: JSON.parse(stdout), rows };
}

/** How many pains and delights were heard in the rows of each polarity. */
async function pointsBy(set: string, rows: readonly Row[]) {
  const { services } = local;
  const organisation = (await listOrganisations(services)).find((one) => one.name === set);
  const orgId = organisation?.id ?? '';
  const heard = await inOrg(services.db, orgId, (tx) =>
    tx
      .selectFrom('mention as m')
      .innerJoin('voice as v', (join) =>
        join.onRef('v.id', '=', 'm.voice_id').onRef('v.org_id', '=', 'm.org_id'),
      )
      .select(['v.external_id', 'm.point'])
      .where('m.org_id', '=', orgId)
      .where('m.abstained', '=', false)
      .execute(),
  );
  const polarity = new Map(rows.map((row) => [row.id, row.polarity]));
  const count = (of: string, point: string) =>
    heard.filter((one) => polarity.get(one.external_id) === of && one.point === point).length;
  return { count };
}

const tops = new Map<string, string[]>();

/** Needs by how often they are mentioned. */
function topNeeds(points: readonly Point[]): string[] {
  const mentions = new Map<string, number>();
  for (const { need, mentions: count } of points) {
    mentions.set(need, (mentions.get(need) ?? 0) + count);
  }
  return [...mentions].sort((a, b) => b[1] - a[1]).map(([need]) => need);
}

describe.skipIf(present.length === 0)('reviews that people really wrote', () => {
  test.each(present)(
    '%s: every row is taken in, and the angry ones speak of pain',
    async (set) => {
      const { answer, rows } = await importSet(set);
      const whole = rows.length;
      expect(answer).toMatchObject({ rows: whole, accepted: whole, duplicates: 0, rejected: 0 });
      expect(answer.understood).toBe(whole);
      const { count } = await pointsBy(set, rows);
      const pains = { angry: count('negative', 'pain'), pleased: count('positive', 'pain') };
      const delights = {
        angry: count('negative', 'delight'),
        pleased: count('positive', 'delight'),
      };
      const share = (one: number, other: number) => one / Math.max(1, one + other);
      if (rows.some((row) => row.polarity === 'negative')) {
        expect(share(pains.angry, delights.angry)).toBeGreaterThan(0.6);
      }
      expect(share(pains.pleased, delights.pleased)).toBeLessThan(0.6);
      expect(answer.points.length).toBeGreaterThan(5);
      tops.set(set, topNeeds(answer.points));
      const again = await importSet(set);
      expect(again.answer).toMatchObject({ accepted: 0, duplicates: whole });
    },
    90_000,
  );

  test.runIf(present.includes('waimai10k-zh'))(
    'people who had food delivered speak most of its taste and of how fast it came',
    () => {
      const top = tops.get('waimai10k-zh')?.slice(0, 4);
      expect(top).toContain('product.food.taste');
      expect(top).toContain('speed.delivery');
    },
  );
});
