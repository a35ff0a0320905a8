import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const startMs = 120_000;

/** A whole product of its own: its address, the one-time link it printed, and its end. */
export type Product = {
  readonly url: string;
  readonly link: string;
  readonly stop: () => Promise<void>;
};

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts the product on an empty folder that goes with it. */
export async function startProduct(options: readonly string[] = []): Promise<Product> {
  const port = String(await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'vx-e2e-'));
  const main = join(import.meta.dirname, '../server/src/main.ts');
  const args = [main, 'serve', '--port', port, '--data', folder, ...options];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => {
      void stop();
      reject(new Error(`It did not start:\n${said}`));
    }, startMs);
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const link = /https?:\/\/\S+\/(?:link|setup)\/\S+/.exec(said)?.[0];
      if (!link) return;
      clearTimeout(late);
      resolve({ url: new URL(link).origin, link, stop });
    });
    child.once('exit', () => reject(new Error(`It ended while starting:\n${said}`)));
  });
}
