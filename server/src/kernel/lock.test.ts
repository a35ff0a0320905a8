import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from './lock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vx-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const holding = `
  const { lockFolder } = await import(process.argv[1]);
  lockFolder(process.argv[2]);
  console.log('held');
  setInterval(() => {}, 1000);
`;

async function holdElsewhere() {
  const module = join(import.meta.dirname, 'lock.ts');
  const child = spawn(process.execPath, ['--input-type=module', '-e', holding, module, folder]);
  await once(child.stdout, 'data');
  return child;
}

describe('the lock on a data folder', () => {
  test('I4: a second instance is refused with the folder and the process that has it', async () => {
    const child = await holdElsewhere();
    writeFileSync(join(folder, 'server.json'), JSON.stringify({ pid: child.pid }));
    expect(() => lockFolder(folder)).toThrow(`data folder ${folder} (process ${child.pid})`);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  test('I4: a killed holder leaves no lock behind', async () => {
    const child = await holdElsewhere();
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockFolder(folder).release();
  });

  test('released, it can be taken again', () => {
    lockFolder(folder).release();
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow('already runs');
    lock.release();
  });
});
