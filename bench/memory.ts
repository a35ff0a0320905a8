import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, foundOn, type OwnServer, startOwnServer } from './own-server.ts';
import { processTree, sumByName } from './processes.ts';
import { bench, loadNow, tenth } from './report.ts';
import { writeReviews } from './reviews.ts';

const rows = Number(process.argv[2] ?? 100_000);
const restSeconds = Number(process.argv[3] ?? 120);
const importMs = 240_000;
const repository = resolve(import.meta.dirname, '..');

/** Bytes that a folder takes on the disk. */
function diskBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sum + diskBytes(path);
    return sum + (entry.isFile() ? statSync(path).blocks * 512 : 0);
  }, 0);
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2);

function held({ pid }: OwnServer) {
  const tree = processTree(pid);
  return { rssMb: sumByName(tree, 'rssMb'), pssMb: sumByName(tree, 'pssMb') };
}

async function importRows(server: OwnServer, key: string): Promise<void> {
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
    body: JSON.stringify({ id: 'id', text: ['review'], time: 'date' }),
  });
  await ask(server, key, `/imports/${id}/start`, { method: 'POST' });
  const deadline = performance.now() + importMs;
  while (performance.now() < deadline) {
    const { understood } = (await ask(server, key, `/imports/${id}`)) as { understood: number };
    if (understood >= rows) return;
    await sleep(1_000);
  }
  throw new Error('The import took too long.');
}

await bench('memory', async () => {
  const server = await startOwnServer();
  try {
    const organisation = await foundOn(server);
    try {
      await sleep(20_000);
      const idle = held(server);
      await importRows(server, organisation.key);
      const busy = held(server);
      await sleep(restSeconds * 1_000);
      const figures = {
        rows,
        loadAtEnd: loadNow(),
        startSeconds: tenth(server.startedMs / 1_000),
        idle,
        atTheEndOfTheImport: busy,
        restSeconds,
        afterRest: held(server),
        diskMb: {
          dependencies: megabytes(diskBytes(join(repository, 'node_modules'))),
          dataFolder: megabytes(diskBytes(server.dataDir)),
        },
      };
      return { figures, target: { idleRssMb: 800, afterRestRssMb: 800 } };
    } finally {
      await organisation.close();
    }
  } finally {
    await server.stop();
  }
});
