import { parseArgs } from 'node:util';
import { sentence } from './serve/messages.ts';
import { Endings, startInstallation } from './serve/supervisor.ts';

const LEAST_NODE: readonly [number, number] = [24, 6];

const USAGE = `Usage: serve [--demo] [--port N] [--host ADDRESS] [--data FOLDER] [--role all|api|worker]
`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function isOldNode(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1]);
}

/** Options win over the environment, and reach the other processes through it. */
function applyOptions(): { demo: boolean } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      demo: { type: 'boolean', default: false },
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      role: { type: 'string' },
    },
  });
  if (positionals.length !== 1 || positionals[0] !== 'serve') throw new Error(USAGE);
  const named = {
    VOXLOOP_PORT: values.port,
    VOXLOOP_HOST: values.host,
    VOXLOOP_DATA: values.data,
    VOXLOOP_ROLE: values.role,
  };
  for (const [name, value] of Object.entries(named)) {
    if (value !== undefined) process.env[name] = value;
  }
  return { demo: values.demo };
}

/** The first signal ends everything in order, a second one at once. */
function endOnSignal(started: Promise<unknown>, endings: Endings): void {
  let asked = false;
  const end = (): void => {
    if (asked) {
      endings.kill();
      process.exit(1);
    }
    asked = true;
    say('Stopping; again to stop at once.');
    const stopped = started.then(
      () => endings.stop(),
      () => {},
    );
    stopped.finally(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  // The terminal may be gone by then; its end must not keep the stores from being stopped.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}

async function main(): Promise<void> {
  if (isOldNode()) {
    throw new Error(
      `Voxloop needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.version}.`,
    );
  }
  const { demo } = applyOptions();
  const endings = new Endings();
  const started = startInstallation(demo, endings);
  endOnSignal(started, endings);
  const { url, setupUrl } = await started;
  say(url ? `Voxloop is ready on ${url}` : 'Voxloop works in the background.');
  if (setupUrl) say(`${demo ? 'Open the sample company' : 'Set it up here, once'}: ${setupUrl}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentence(error)}\n`);
  process.exitCode = 1;
});
