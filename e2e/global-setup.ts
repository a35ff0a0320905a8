import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

const startMs = 120_000;
const yearMs = 180_000;

type Started = { child: ChildProcess; url: string; link: string };

function started(dataDir: string): Promise<Started> {
  const main = join(import.meta.dirname, '../server/src/main.ts');
  const child = spawn(process.execPath, [main, 'serve', '--demo', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`It did not start:\n${said}`)), startMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const link = /https?:\/\/\S+\/link\/\S+/.exec(said)?.[0];
      if (!link) return;
      clearTimeout(late);
      resolve({ child, url: new URL(link).origin, link });
    });
    child.once('exit', () => reject(new Error(`It ended while starting:\n${said}`)));
  });
}

/** Signs in with the one-time link and answers the session's cookie. */
async function signIn({ url, link }: Started): Promise<string> {
  const token = link.split('/link/')[1];
  const response = await fetch(`${url}/api/v1/auth/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token }),
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Waits until the sample company's year has been told to its end. */
async function yearTold(url: string, cookie: string): Promise<void> {
  const deadline = performance.now() + yearMs;
  while (performance.now() < deadline) {
    const response = await fetch(`${url}/api/v1/organisation`, { headers: { cookie } });
    const { sampleProgress } = (await response.json()) as {
      sampleProgress: { done: number; total: number | null } | null;
    };
    if (sampleProgress?.total && sampleProgress.done >= sampleProgress.total) return;
    await sleep(1_000);
  }
  throw new Error('The sample company did not finish its year in time.');
}

/** Starts the whole product with its sample company, once for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vx-e2e-'));
  const running = await started(dataDir);
  const cookie = await signIn(running);
  await yearTold(running.url, cookie);
  project.provide('product', { url: running.url, cookie });
  return async () => {
    const ended = new Promise((resolve) => running.child.once('exit', resolve));
    running.child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    product: { url: string; cookie: string };
  }
}
