import { randomUUID } from 'node:crypto';
import { overviewFacts } from '../server/src/insight/insight-overview.facts.ts';
import { openFacts } from '../server/src/kernel/facts.ts';
import { addDays } from '../server/src/kernel/instant.ts';
import { periodOf } from '../server/src/metric/metric-period.ts';
import { openPack } from '../server/src/need/need.ts';
import { makeFacts, startFactStore } from './fact-store.ts';
import { processTree, sumByName } from './processes.ts';
import { bench, loadNow, quantile, tenth } from './report.ts';

const rows = Number(process.argv[2] ?? 10_000_000);
const rounds = 20;
const lastDay = '2026-06-30';
const days = 730;

async function timed(work: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  await work();
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return { p50: tenth(quantile(took, 0.5)), p95: tenth(quantile(took, 0.95)) };
}

await bench('overview', async () => {
  const store = await startFactStore();
  try {
    const pack = openPack('restaurant');
    const orgId = randomUUID();
    const unitIds = Array.from({ length: 40 }, () => randomUUID());
    const needs = pack.pack.needs.map((need) => need.id).slice(-60);
    const making = { orgId, needs, unitIds, lastDay, days };
    const filling = performance.now();
    await makeFacts(store.client, rows / 2, making);
    const fillSeconds = (performance.now() - filling) / 1_000;
    const facts = openFacts(store.client);
    const settling = performance.now();
    while (await facts.settle(0));
    const settleSeconds = (performance.now() - settling) / 1_000;
    const own = facts.of(orgId);
    const unitNames = new Map(unitIds.map((id) => [id, id]));
    const overview = (from: string | undefined, only: readonly string[] | null) => () => {
      const period = periodOf({ from }, lastDay);
      const scope = { unitIds: only, customerIds: null, filter: {}, pack };
      const now = { ...scope, from: period.from, to: period.to };
      const before = { ...scope, from: period.previousFrom, to: period.previousTo };
      return overviewFacts(own, { period, now, before, unitNames });
    };
    const load = loadNow();
    const figures = {
      facts: rows,
      loadBefore: load,
      fillSeconds: tenth(fillSeconds),
      settleSeconds: tenth(settleSeconds),
      twelveWeeksMs: await timed(overview(undefined, null)),
      twelveWeeksOfFourUnitsMs: await timed(overview(undefined, unitIds.slice(0, 4))),
      wholeYearMs: await timed(overview(addDays(lastDay, -364), null)),
      pssMb: sumByName(processTree(store.pid), 'pssMb')['all'],
    };
    return { figures, target: { twelveWeeksMs: { p95: 300 } } };
  } finally {
    await store.stop();
  }
});
