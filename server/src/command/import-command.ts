import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Import } from '../channel/import.ts';
import { type Mapping, mappingFromGuesses, parseMapOption } from '../channel/mapping.ts';
import { CommandError, print, tell } from './command.ts';
import { type ImportClient, importClient } from './import-client.ts';
import { rehearsalLines, rejectedLines, shownErrors } from './import-lines.ts';
import { openLocalServer } from './local-server.ts';
import { chooseOrganisation, issueCommandKey } from './organisation.ts';

const usage =
  'Usage: import FILE [--map text=review,…] [--encoding NAME] [--dry-run] [--wait] [--json] [--live] [--org NAME] [--pack ID] [--data DIR | --url URL --key KEY]';

const options = {
  map: { type: 'string' },
  encoding: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  wait: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  live: { type: 'boolean', default: false },
  org: { type: 'string' },
  pack: { type: 'string', default: 'restaurant' },
  data: { type: 'string' },
  url: { type: 'string' },
  key: { type: 'string' },
} as const;

type Options = ReturnType<typeof readOptions>;

function readOptions(args: string[]) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [file] = positionals;
  if (!file) throw new CommandError(usage);
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  if (values.url && !values.key) throw new CommandError('--url needs --key beside it.');
  return { ...values, file };
}

const sureFrom = 0.5;

/** @throws CommandError (exit 2) naming the candidates when the encoding is not plain. */
function mustBeSure({ encoding }: Import, given: string | undefined): void {
  if (given || !encoding || encoding.confidence >= sureFrom) return;
  const names = encoding.candidates.map((one) => one.name).join(', ');
  throw new CommandError(`The file's encoding is not sure; choose one with --encoding: ${names}.`);
}

function mappingOf(found: Import, wanted: Options): object {
  const mapping: Mapping | null = wanted.map
    ? parseMapOption(wanted.map)
    : mappingFromGuesses(
        found.columns.map(({ name: column, samples, guess }) => ({ column, samples, ...guess })),
      );
  if (!mapping) {
    const names = found.columns.map((column) => column.name).join(', ');
    throw new CommandError(`No column looks like a text; say which with --map text=…: ${names}.`);
  }
  return {
    ...mapping,
    live: wanted.live,
    ...(wanted.encoding ? { encoding: wanted.encoding } : {}),
  };
}

const pollMs = 250;
/** How long nothing more is understood before what is left is taken for told twice. */
const quietMs = 5_000;
const factsMs = 30_000;

/**
 * Waits until an import is done and understood. A row that revises another row of the same file is
 * one voice with it, which is understood once or twice, as it comes: how often is known only when
 * nothing more happens.
 */
async function untilUnderstood(client: ImportClient, id: string): Promise<Import> {
  let told = 0;
  let moved = { understood: -1, at: 0 };
  for (;;) {
    const now = await client.get(id);
    const wanted = now.accepted + now.revised;
    if (now.understood !== moved.understood) {
      moved = { understood: now.understood, at: performance.now() };
    }
    const isQuiet = performance.now() - moved.at > quietMs && now.understood >= now.accepted;
    if (performance.now() - told > 2_000) {
      told = performance.now();
      tell(`${now.rows} of ${now.total ?? '?'} rows, ${now.understood} of ${wanted} understood`);
    }
    if (now.status === 'failed') throw new CommandError(now.failure ?? 'The import failed.', 1);
    if (now.status === 'done' && (now.understood >= wanted || isQuiet)) return now;
    if (now.status !== 'running' && now.status !== 'done') return now;
    await sleep(pollMs);
  }
}

async function untilSeen(client: ImportClient, found: Import): Promise<void> {
  const deadline = performance.now() + factsMs;
  while (performance.now() < deadline) {
    if ((await client.seen(found.id)) >= found.understood) return;
    await sleep(pollMs);
  }
}

async function answer(client: ImportClient, done: Import, seconds: number) {
  await untilSeen(client, done);
  return {
    rows: done.rows,
    accepted: done.accepted,
    revised: done.revised,
    duplicates: done.duplicates,
    rejected: done.rejected,
    errors: await client.rejected(done.id, shownErrors),
    understood: done.understood,
    seconds,
    points: await client.points(done.id),
  };
}

async function runImport(client: ImportClient, wanted: Options): Promise<void> {
  const started = performance.now();
  const uploaded = await client.upload(wanted.file);
  mustBeSure(uploaded, wanted.encoding);
  await client.map(uploaded.id, mappingOf(uploaded, wanted));
  if (wanted['dry-run']) {
    const rehearsal = await client.rehearse(uploaded.id);
    const errors = rehearsal.errors.slice(0, shownErrors);
    if (wanted.json) print(JSON.stringify({ ...rehearsal, errors }));
    else print(rehearsalLines(rehearsal).join('\n'));
    return;
  }
  await client.start(uploaded.id);
  if (!wanted.wait) {
    print(wanted.json ? JSON.stringify({ id: uploaded.id }) : `Import ${uploaded.id} runs.`);
    return;
  }
  const done = await untilUnderstood(client, uploaded.id);
  const seconds = Math.round(performance.now() - started) / 1_000;
  const result = await answer(client, done, seconds);
  if (wanted.json) print(JSON.stringify(result));
  else {
    const { rows, accepted, revised, duplicates, rejected } = result;
    const counts = `${rows} rows: ${accepted} new, ${revised} revised, ${duplicates} known, ${rejected} refused; ${seconds} s`;
    print([counts, ...rejectedLines(result.errors, rejected)].join('\n'));
  }
}

/** `import FILE`: a file of feedback to voices, through the API of a running server. */
export async function importCommand(args: string[]): Promise<void> {
  const wanted = readOptions(args);
  if (wanted.url && wanted.key) {
    await runImport(importClient(wanted.url, wanted.key), wanted);
    return;
  }
  const local = await openLocalServer(wanted.data);
  try {
    const named = { name: wanted.org, pack: wanted.pack, found: !wanted['dry-run'] };
    const { id } = await chooseOrganisation(local.services, named);
    const { key, revoke } = await issueCommandKey(local.services, id);
    try {
      await runImport(importClient(local.url, key), wanted);
      if (!wanted.wait && !wanted['dry-run']) tell('The running server goes on with it.');
    } finally {
      await revoke();
    }
  } finally {
    await local.close();
  }
}
