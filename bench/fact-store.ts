import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { prepareDataDir } from '../server/src/kernel/embedded/runner.ts';
import { factsClient } from '../server/src/kernel/facts-client.ts';
import { migrateFacts } from '../server/src/kernel/facts-migrate.ts';
import { startOlap } from '../server/src/kernel/olapd/start.ts';
import { loadSecrets } from '../server/src/kernel/secrets.ts';

const silent = { info() {}, warn() {}, error() {} };

/** The facts' engine alone, with empty tables. */
export type FactStore = { client: ClickHouseClient; pid: number; stop(): Promise<void> };

/** Starts the engine on a temporary folder, as the server does. */
export async function startFactStore(): Promise<FactStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vx-bench-'));
  prepareDataDir(dataDir);
  const olap = await startOlap({ dataDir, secrets: loadSecrets(dataDir), log: silent });
  const client = factsClient(olap.endpoint);
  await migrateFacts(client, {});
  return {
    client,
    pid: olap.pid,
    async stop() {
      await client.close();
      await olap.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const quoted = (values: readonly string[]) => `[${values.map((one) => `'${one}'`).join(', ')}]`;

/** What made-up facts are made of. */
export type Making = {
  orgId: string;
  needs: readonly string[];
  unitIds: readonly string[];
  lastDay: string;
  days: number;
};

const channels = ['review', 'survey', 'call', 'chat', 'email'];

/** The columns that both tables share, for the row `number`. */
function shared({ orgId, unitIds, lastDay, days }: Making): string {
  return `toUUID('${orgId}') AS org_id, toDate('${lastDay}') - number % ${days} AS day,
    'survey' AS source, toUUID(UUIDNumToString(sipHash128(number))) AS voice_id,
    toUInt64(1) AS version, toDateTime64(day, 3, 'UTC') AS occurred_at,
    toUUID(${quoted(unitIds)}[1 + sipHash64(number, 1) % ${unitIds.length}]) AS unit_id,
    ${quoted(channels)}[1 + sipHash64(number, 2) % ${channels.length}] AS channel,
    ['zh', 'en', 'es'][1 + sipHash64(number, 3) % 3] AS language,
    ['detractor', 'passive', 'promoter', ''][1 + sipHash64(number, 4) % 4] AS score_group,
    ['positive', 'negative', 'neutral'][1 + sipHash64(number, 5) % 3] AS polarity,
    toFloat32(sipHash64(number, 6) % 101) AS valence`;
}

const part = 500_000;

/** Makes up one voice fact and one mention fact for each of `voices` voices, inside the engine. */
export async function makeFacts(
  client: ClickHouseClient,
  voices: number,
  making: Making,
): Promise<void> {
  const needs = quoted(making.needs);
  const need = `${needs}[1 + sipHash64(number, 7) % ${making.needs.length}]`;
  const point = "['pain', 'itch', 'delight'][1 + sipHash64(number, 8) % 3]";
  for (let from = 0; from < voices; from += part) {
    const numbers = `FROM numbers(${from}, ${Math.min(part, voices - from)})`;
    await client.command({
      query: `INSERT INTO voice_fact (org_id, day, source, voice_id, version, occurred_at, unit_id,
        channel, language, score_group, polarity, valence, nps, csat, severity, counted,
        understood, unsorted, needs, need_points, text)
        SELECT ${shared(making)}, toUInt8(sipHash64(number, 9) % 11) AS nps,
        toFloat32((sipHash64(number, 10) % 5) / 4) AS csat, 0, 1, 1, 0, [${need}] AS needs,
        [concat(needs[1], '|', ${point})], concat('voice number ', toString(number)) ${numbers}`,
    });
    await client.command({
      query: `INSERT INTO mention_fact (org_id, day, source, voice_id, version, occurred_at,
        unit_id, channel, language, score_group, polarity, valence, no, need, need_path, point,
        strength, cause_need, confidence, counted, leads_need, leads_point)
        SELECT ${shared(making)}, 0, ${need} AS need, [need], ${point} AS point,
        toFloat32(40 + sipHash64(number, 11) % 60), '', 0.8, 1, 1, 1 ${numbers}`,
    });
  }
}
