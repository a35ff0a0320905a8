import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freeSpace } from '../src/kernel/disk.ts';
import { anInsider, anInstallation, type Insider, type Installation } from './installation.ts';

/** A small volume of its own; only root may make one. */
function smallVolume(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'vx-small-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=640m', 'tmpfs', folder]);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

const volume = smallVolume();

describe.runIf(volume !== null)('an installation whose volume is full', () => {
  const folder = volume ?? '';
  const filler = join(folder, 'filler');
  let installation: Installation;
  let insider: Insider;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    installation = await anInstallation(join(folder, 'data'));
    await installation.start();
    insider = await anInsider(installation);
  }, 90_000);
  afterAll(async () => {
    await insider?.close();
    await installation.stop();
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  async function fill(): Promise<void> {
    for (let step = 4 * 1024 * 1024; step >= 4_096; step /= 2) {
      while (freeSpace(folder).freeBytes >= step) {
        const failed = await appendFile(filler, new Uint8Array(step)).then(
          () => false,
          () => true,
        );
        if (failed) break;
      }
    }
  }

  const said = 'The soup was cold. '.repeat(400);
  const post = (externalId: string) =>
    insider.caller
      .post('/voices', { voices: [{ source: { externalId }, content: { text: said } }] })
      .catch(() => null);

  test('I3: refuses with a clear answer, keeps what it acknowledged, and goes on once there is room', async () => {
    const acknowledged: string[] = [];
    expect((await post('first'))?.status).toBe(202);
    await fill();
    const refused = new Set<number>();
    for (let at = 0; at < 400 && refused.size === 0; at += 1) {
      const answer = await post(`full-${at}`);
      if (answer?.status === 202) acknowledged.push(answer.body.items[0].id);
      else if (answer) {
        refused.add(answer.status);
        expect(answer.body).toMatchObject({ detail: expect.any(String) });
        expect(['disk_low', 'no_space', 'store_away']).toContain(answer.body.code);
      }
    }
    expect([...refused].every((status) => status === 507 || status === 503)).toBe(true);
    expect(refused.size).toBe(1);

    rmSync(filler);
    const accepted = async () => (await post('afterwards'))?.status ?? 0;
    await expect.poll(accepted, { timeout: 40_000, interval: 500 }).toBe(202);
    const missing = async () => {
      const { truth, facts } = await insider.ids();
      return acknowledged.filter((id) => !truth.includes(id)).length + truth.length - facts.length;
    };
    await expect.poll(() => missing().catch(() => -1), { timeout: 80_000, interval: 500 }).toBe(0);
  }, 160_000);
});
