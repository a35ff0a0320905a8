import { setTimeout as sleep } from 'node:timers/promises';
import { inOrg } from '../server/src/kernel/db.ts';
import {
  ask,
  type BenchOrganisation,
  foundOn,
  type OwnServer,
  startOwnServer,
} from './own-server.ts';
import { processTree, sumByName } from './processes.ts';
import { bench, loadNow, quantile, tenth } from './report.ts';

const seconds = Number(process.argv[2] ?? 60);
const perSecond = Number(process.argv[3] ?? 100);
/** One voice in twenty says what the pack calls sensitive: its rule opens a ticket. */
const urgentEvery = 20;
const urgent = 'We got food poisoning from the chicken.';
const calm = 'The soup was cold and we waited long, but the waiter was kind.';
const patienceMs = 15_000;

async function post(server: OwnServer, key: string, no: number): Promise<string> {
  const text = `${no % urgentEvery === 0 ? urgent : calm} (${no})`;
  const answer = (await ask(server, key, '/voices', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ voices: [{ source: { externalId: `p${no}` }, content: { text } }] }),
  })) as { items: { id: string }[] };
  return answer.items[0]?.id ?? '';
}

/** Notes when each voice's ticket is there, by looking at the truth every twentieth of a second. */
function ticketWatch({ local, orgId }: BenchOrganisation) {
  const seen = new Map<string, number>();
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const rows = await inOrg(local.services.db, orgId, (tx) =>
        tx.selectFrom('ticket').select('voice_id').where('org_id', '=', orgId).execute(),
      );
      const now = performance.now();
      for (const row of rows) if (!seen.has(row.voice_id)) seen.set(row.voice_id, now);
      await sleep(50);
    }
  })();
  return {
    seen,
    async stop() {
      stopped = true;
      await watching;
    },
  };
}

type Sending = {
  answeredMs: number[];
  failures: Record<string, number>;
  urgentAt: Map<string, number>;
};

/** Sends at a fixed pace, whatever the answers take: a slow server does not slow its customers. */
async function send(server: OwnServer, key: string): Promise<Sending> {
  const sending: Sending = { answeredMs: [], failures: {}, urgentAt: new Map() };
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let no = 0; no < seconds * perSecond; no += 1) {
    const due = began + (no * 1_000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    const one = post(server, key, no).then(
      (id) => {
        sending.answeredMs.push(performance.now() - due);
        if (no % urgentEvery === 0) sending.urgentAt.set(id, due);
      },
      (error: unknown) => {
        const reason = /answered (\d+)/.exec(String(error))?.[1] ?? 'no answer';
        sending.failures[reason] = (sending.failures[reason] ?? 0) + 1;
      },
    );
    all.push(one);
  }
  await Promise.all(all);
  return sending;
}

async function measure(server: OwnServer, organisation: BenchOrganisation) {
  const loadBefore = loadNow();
  const before = sumByName(processTree(server.pid), 'cpuMs');
  const watch = ticketWatch(organisation);
  const { answeredMs, failures, urgentAt } = await send(server, organisation.key);
  const deadline = performance.now() + patienceMs;
  const waiting = () => [...urgentAt.keys()].filter((id) => !watch.seen.has(id));
  while (waiting().length > 0 && performance.now() < deadline) await sleep(100);
  await watch.stop();
  const after = sumByName(processTree(server.pid), 'cpuMs');
  const cpuMs = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]),
  );
  const lags = [...urgentAt].flatMap(([id, at]) => {
    const seenAt = watch.seen.get(id);
    return seenAt === undefined ? [] : [seenAt - at];
  });
  return {
    perSecond,
    seconds,
    loadBefore,
    accepted: answeredMs.length,
    failures,
    acceptP50Ms: tenth(quantile(answeredMs, 0.5)),
    acceptP95Ms: tenth(quantile(answeredMs, 0.95)),
    cpuMs,
    tickets: lags.length,
    ticketsMissing: waiting().length,
    ticketP50Ms: tenth(quantile(lags, 0.5)),
    ticketP95Ms: tenth(quantile(lags, 0.95)),
  };
}

await bench('post', async () => {
  const server = await startOwnServer();
  try {
    const organisation = await foundOn(server);
    try {
      return { figures: await measure(server, organisation), target: { ticketP95Ms: 2_000 } };
    } finally {
      await organisation.close();
    }
  } finally {
    await server.stop();
  }
});
