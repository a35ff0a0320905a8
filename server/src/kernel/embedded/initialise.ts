import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { give, type Runner } from './runner.ts';

/** Name of the database and of the role that owns it. */
export const DATABASE = 'voxloop';
/** The role that migrates: owner of everything, never used by requests. */
export const OWNER_ROLE = 'voxloop_owner';
/** The role of requests and jobs: neither owner nor superuser. */
export const APP_ROLE = 'voxloop_app';

type Command = { program: string; args: string[]; runner: Runner; input?: string };

function run({ program, args, runner, input }: Command): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...runner,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-4_000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with code ${code}:\n${said.trim()}`));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

/** What a new cluster is made from. */
export type NewCluster = { home: string; cluster: string; password: string; runner: Runner };

/**
 * Makes a database cluster in a draft folder and renames it into place, so that one whose making
 * was interrupted is never taken for whole.
 */
export async function initialise({ home, cluster, password, runner }: NewCluster): Promise<void> {
  const parent = dirname(cluster);
  for (const name of readdirSync(parent)) {
    if (name.startsWith('pg.new-')) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const draft = join(parent, `pg.new-${process.pid}`);
  const passwordFile = `${draft}-pw`;
  mkdirSync(draft, { mode: 0o700 });
  give(draft, runner);
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
    give(passwordFile, runner);
    await run({
      program: join(home, 'bin/initdb'),
      args: [
        ['-D', draft, '-U', OWNER_ROLE, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
        ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ['--locale=C', '--data-checksums'],
      ].flat(),
      runner,
    });
    await run({
      program: join(home, 'bin/postgres'),
      args: ['--single', '-D', draft, 'template1'],
      runner,
      input: `create database ${DATABASE}\n`,
    });
    renameSync(draft, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
