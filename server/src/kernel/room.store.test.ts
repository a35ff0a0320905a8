import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCompany, type Company } from '../../test/company.ts';
import { upload } from '../../test/matrix-things.ts';
import { startProduct } from '../../test/product.ts';
import type { TestServer } from '../../test/server.ts';
import { importSubscriptions } from '../voice/voice-import.jobs.ts';

const mebibyte = 1024 * 1024;

/** A small volume of its own; only root may make one. */
function smallVolume(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'vx-room-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', folder]);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

const volume = smallVolume();

describe.runIf(volume !== null)('a volume that is nearly full', () => {
  const folder = volume ?? '';
  const filler = join(folder, 'filler');
  let server: TestServer;
  let company: Company;

  beforeAll(async () => {
    server = await startProduct({ env: { VOXLOOP_DATA: folder } });
    company = await aCompany(server);
  });
  afterAll(async () => {
    await server.close();
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  const send = {
    voices: () => {
      const source = { externalId: crypto.randomUUID() };
      const voice = { source, occurredAt: new Date().toISOString(), content: { text: 'Kind.' } };
      return company.as('business').post('/voices', { voices: [voice] });
    },
    upload: () => company.as('business').post('/imports', upload()),
    export: () => company.as('business').post('/exports', { kind: 'voices', format: 'csv' }),
  };

  test('I3: takes nothing in and says so, lets people read, and goes on by itself once there is room', async () => {
    for (const [what, ask] of Object.entries(send)) {
      expect([what, (await ask()).status < 300]).toEqual([what, true]);
    }
    const before = (await company.as('business').get('/imports')).body.items.length;
    await writeFile(filler, new Uint8Array(60 * mebibyte));
    await expect.poll(async () => (await send.voices()).status, { timeout: 5_000 }).toBe(507);
    for (const [what, ask] of Object.entries(send)) {
      const { status, body } = await ask();
      expect([what, status, body.code]).toEqual([what, 507, 'disk_low']);
      expect(body.detail).toMatch(/nearly full.*by itself/);
    }
    const { status, body } = await company.as('business').get('/imports');
    expect([status, body.items.length]).toEqual([200, before]);
    rmSync(filler);
    await expect.poll(async () => (await send.voices()).status, { timeout: 5_000 }).toBe(202);
    expect((await send.upload()).status).toBe(201);
  });

  test('I3: an import that runs waits for room instead of filling the volume, and then goes on', async () => {
    const caller = company.as('business');
    const { id } = (await send.upload()).body;
    const defaults = { unitId: company.units['store-a'] };
    await caller.put(`/imports/${id}/mapping`, { text: ['comment'], defaults });
    await caller.post(`/imports/${id}/start`);
    await writeFile(filler, new Uint8Array(60 * mebibyte));
    const run = async () => {
      // As the worker does, anew each time: what is known of the room lasts a second.
      const [worker] = importSubscriptions(server.services);
      const job = { orgId: company.orgId, importId: id };
      await worker?.run(job, { signal: AbortSignal.timeout(30_000) });
      return (await caller.get(`/imports/${id}`)).body;
    };
    expect(await run()).toMatchObject({ status: 'running', accepted: 0 });
    rmSync(filler);
    expect(await run()).toMatchObject({ status: 'done', accepted: 1 });
  });
});
