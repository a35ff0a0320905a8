import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ask,
  type BenchOrganisation,
  foundOn,
  type OwnServer,
  startOwnServer,
} from './own-server.ts';
import { processTree, sumByName } from './processes.ts';
import { bench, loadNow, quantile, tenth } from './report.ts';
import { writeReviews } from './reviews.ts';

const rows = Number(process.argv[2] ?? 100_000);
const patienceMs = 180_000;
const pages = ['/overview', '/voices?limit=50', '/needs', '/imports'];

type Progress = { status: string; rows: number; accepted: number; understood: number };
type At = { acceptedMs: number; understoodMs: number; visibleMs: number };

async function begin(server: OwnServer, key: string): Promise<string> {
  const path = join(server.dataDir, 'reviews.csv');
  await writeReviews(path, rows, new Date());
  const form = new FormData();
  form.append('file', await openAsBlob(path), 'reviews.csv');
  const { id } = (await ask(server, key, '/imports', { method: 'POST', body: form })) as {
    id: string;
  };
  await ask(server, key, `/imports/${id}/mapping`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: 'id',
      text: ['review'],
      time: 'date',
      ratings: [{ column: 'stars', metric: 'stars', min: 1, max: 5 }],
    }),
  });
  return id;
}

/** Asks the pages people look at, one every quarter of a second, until told to stop. */
function visitor(server: OwnServer, key: string) {
  const took: Record<string, number[]> = {};
  let stopped = false;
  const walking = (async () => {
    for (let visit = 0; !stopped; visit += 1) {
      const page = pages[visit % pages.length] ?? '/imports';
      const began = performance.now();
      await ask(server, key, page);
      took[page.split('?')[0] ?? page] ??= [];
      took[page.split('?')[0] ?? page]?.push(performance.now() - began);
      await sleep(250);
    }
  })();
  // Told by stop(), when the figures are asked for.
  walking.catch(() => {});
  return {
    async stop() {
      stopped = true;
      await walking;
      const p95 = Object.fromEntries(
        Object.entries(took).map(([page, all]) => [page, tenth(quantile(all, 0.95))]),
      );
      return { all: tenth(quantile(Object.values(took).flat(), 0.95)), ...p95 };
    },
  };
}

async function watch(server: OwnServer, key: string, id: string): Promise<At> {
  const began = performance.now();
  const at: At = { acceptedMs: 0, understoodMs: 0, visibleMs: 0 };
  while (performance.now() - began < patienceMs) {
    const now = (await ask(server, key, `/imports/${id}`)) as Progress;
    const ms = performance.now() - began;
    if (now.status === 'failed') throw new Error('The import failed.');
    if (now.accepted >= rows && !at.acceptedMs) at.acceptedMs = ms;
    if (now.understood >= rows && !at.understoodMs) at.understoodMs = ms;
    if (at.understoodMs) {
      const page = `/voices?import=${id}&from=1970-01-01&limit=1`;
      const { total } = (await ask(server, key, page)) as { total: number };
      at.visibleMs = performance.now() - began;
      if (total >= rows) return at;
    }
    await sleep(200);
  }
  throw new Error(`Not done within ${patienceMs / 1_000} s: ${JSON.stringify(at)}.`);
}

async function measure(server: OwnServer, { key }: BenchOrganisation) {
  const id = await begin(server, key);
  const idle = processTree(server.pid);
  const peaks: Record<string, number> = {};
  const sampling = setInterval(() => {
    for (const [name, mb] of Object.entries(sumByName(processTree(server.pid), 'pssMb'))) {
      peaks[name] = Math.max(peaks[name] ?? 0, mb);
    }
  }, 1_000);
  const guest = visitor(server, key);
  const load = loadNow();
  await ask(server, key, `/imports/${id}/start`, { method: 'POST' });
  const at = await watch(server, key, id).finally(() => clearInterval(sampling));
  const before = sumByName(idle, 'cpuMs');
  const cpuMs = Object.fromEntries(
    Object.entries(sumByName(processTree(server.pid), 'cpuMs')).map(([name, ms]) => [
      name,
      ms - (before[name] ?? 0),
    ]),
  );
  const perSecond = (ms: number) => Math.round((rows / ms) * 1_000);
  return {
    rows,
    loadBefore: load,
    acceptedPerSecond: perSecond(at.acceptedMs),
    understoodPerSecond: perSecond(at.understoodMs),
    visiblePerSecond: perSecond(at.visibleMs),
    seconds: tenth(at.visibleMs / 1_000),
    apiP95Ms: await guest.stop(),
    cpuMs,
    idlePssMb: sumByName(idle, 'pssMb'),
    peakPssMb: peaks,
  };
}

await bench('import', async () => {
  const server = await startOwnServer();
  try {
    const organisation = await foundOn(server);
    try {
      const figures = await measure(server, organisation);
      return { figures, target: { visiblePerSecond: 3_000, apiP95Ms: 300 } };
    } finally {
      await organisation.close();
    }
  } finally {
    await server.stop();
  }
});
