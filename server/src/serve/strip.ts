import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { olapdFlags } from '../kernel/olapd/start.ts';
import { partFlags } from './child-process.ts';

const source = join(import.meta.dirname, '..');

/** What the processes of an installation load, with the flags that Node keeps their code under. */
const processes: readonly { flags: readonly string[]; program: string; modules: string[] }[] = [
  { flags: [], program: 'main.ts', modules: ['serve/supervisor.ts'] },
  { flags: partFlags.prepare, program: 'serve/prepare.ts', modules: ['serve/migrate-stores.ts'] },
  { flags: partFlags.api, program: 'serve/child.ts', modules: ['api.ts'] },
  {
    flags: partFlags.worker,
    program: 'serve/child.ts',
    modules: ['jobs.ts', 'demo/demo-run.ts', 'voice/voice-reader.worker.ts'],
  },
  {
    flags: olapdFlags,
    program: 'kernel/olapd/olapd.ts',
    modules: ['kernel/olapd/engine.ts', 'kernel/olapd/http.ts'],
  },
];

async function run(args: readonly string[]): Promise<void> {
  await once(spawn(process.execPath, args, { stdio: 'ignore', timeout: 60_000 }), 'exit');
}

// Node's cache then holds every module without its types, and no process opens the program that
// strips them, which stays in memory: 20 MB in each of them. A program without orders ends at once,
// with a complaint that nobody needs to hear.
for (const { flags, program, modules } of processes) {
  const urls = modules.map((path) => pathToFileURL(join(source, path)).href);
  const imports = urls.map((url) => `await import(${JSON.stringify(url)});`).join('');
  await run([...flags, '--input-type=module', '-e', imports]);
  await run([...flags, join(source, program)]);
}
