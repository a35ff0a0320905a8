import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDebianPostgres } from './debian-postgres.ts';
import { auditDependencies, auditSentence } from './dependency-audit.ts';

type Count = { passed: number; failed: number; skipped: number };

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'voxloop-test-'));
const { values } = parseArgs({ options: { long: { type: 'boolean' }, only: { type: 'string' } } });
const only = values.only?.split(',');
const env = { ...process.env, ...(values.long ? { VOXLOOP_TEST_LONG: '1' } : {}) };

/** Runs a program; what it says goes straight to the terminal, or to `hear` where that is given. */
function run(
  command: string,
  args: readonly string[],
  { more = {}, hear }: { more?: NodeJS.ProcessEnv; hear?: (said: Buffer) => void } = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: root,
      stdio: hear ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...env, ...more },
    });
    if (hear) for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear);
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A check that passes or fails as a whole. */
async function check(command: string, args: readonly string[]): Promise<Count> {
  const code = await run(command, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
};

/** A project of tests; a suite that could not even load counts as a failure. */
async function tests(project: string, how: Parameters<typeof run>[2] = {}): Promise<Count> {
  const file = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run('vitest', ['run', '--project', project, ...reporters], how);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const failed = Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0);
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests,
  };
}

function missingPackages(): string[] {
  const wanted = [
    { program: '/usr/bin/chromium', name: 'chromium' },
    { program: '/usr/share/fonts/opentype/noto', name: 'fonts-noto-cjk' },
    { program: '/usr/lib/postgresql/15/bin/postgres', name: 'postgresql' },
  ];
  return wanted.filter(({ program }) => !existsSync(program)).map(({ name }) => name);
}

/** Debian packages that some stages need; without them those stages say that they were skipped. */
function installPackages(): void {
  const missing = missingPackages();
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'],
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
}

type Background = { count: Count; said: string };

/**
 * The store tests once more, on Debian's PostgreSQL in place of the embedded one. They wait for
 * their database most of the time, so they run beside those that wait for ours.
 */
async function testsOnDebian(): Promise<Background> {
  const server = await startDebianPostgres();
  if (!server) {
    const said = 'skipped: Debian’s PostgreSQL 15 is not installed\n';
    return { count: { passed: 0, failed: 0, skipped: 1 }, said };
  }
  const heard: Buffer[] = [];
  try {
    const count = await tests('external', {
      more: { VOXLOOP_TEST_DATABASE_URL: server.url },
      hear: (said) => heard.push(said),
    });
    return { count, said: Buffer.concat(heard).toString() };
  } finally {
    await server.stop();
  }
}

let onDebian: Promise<Background> | undefined;

function stores(): Promise<Count> {
  if (!only || only.includes('external')) {
    onDebian = testsOnDebian().catch((error: unknown) => ({
      count: { passed: 0, failed: 1, skipped: 0 },
      said: `${error}\n`,
    }));
  }
  return tests('stores');
}

async function external(): Promise<Count> {
  const { count, said } = await (onDebian ?? testsOnDebian());
  process.stdout.write(said);
  return count;
}

async function browser(): Promise<Count> {
  if (!existsSync('/usr/bin/chromium')) {
    process.stdout.write('skipped: Chromium is not installed\n');
    return { passed: 0, failed: 0, skipped: 1 };
  }
  return tests('browser');
}

/** Known holes fail; a registry that gives no answer is skipped, never passed. */
async function audit(): Promise<Count> {
  const result = await auditDependencies(root);
  process.stdout.write(`${auditSentence(result)}\n`);
  return {
    passed: result.kind === 'clean' ? 1 : 0,
    failed: result.kind === 'findings' ? 1 : 0,
    skipped: result.kind === 'no answer' ? 1 : 0,
  };
}

const stages: Readonly<Record<string, () => Promise<Count>>> = {
  format: () => check('biome', ['ci', '--colors=off', '.']),
  types: () => check('tsc', ['--noEmit', '-p', 'tsconfig.json']),
  unused: () => check('knip', []),
  audit,
  web: () => check('npm', ['run', '--silent', 'build', '-w', 'web']),
  pure: () => tests('pure'),
  stores,
  external,
  browser,
};

installPackages();
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const [name, stage] of Object.entries(stages)) {
  if (only && !only.includes(name)) continue;
  const started = performance.now();
  process.stdout.write(`\n== ${name}\n`);
  const { passed, failed, skipped } = await stage();
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = Math.round((performance.now() - started) / 1_000);
  lines.push(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${seconds} s`);
}
rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\n${lines.join('\n')}\n`);
if (total.skipped > 0) process.stdout.write(`skipped: ${total.skipped}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
