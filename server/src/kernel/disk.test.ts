import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freeSpace, keepBallast, reachableByAll, releaseBallast } from './disk.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vx-disk-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('disk', () => {
  test('I3: the reserve takes 64 MiB from the volume and gives them back', () => {
    expect(keepBallast(folder)).toBe(true);
    const { blocks } = statSync(join(folder, 'ballast'));
    expect(blocks * 512).toBeGreaterThanOrEqual(64 * 1024 * 1024);
    expect(keepBallast(folder)).toBe(true);
    releaseBallast(folder);
    expect(statSync(join(folder, 'ballast'), { throwIfNoEntry: false })).toBeUndefined();
    releaseBallast(folder);
  });

  test('free space is part of the total', () => {
    const { freeBytes, totalBytes } = freeSpace(folder);
    expect(freeBytes).toBeGreaterThan(0);
    expect(freeBytes).toBeLessThan(totalBytes);
  });

  test('a folder below a closed one is not reachable by all', () => {
    const below = join(folder, 'closed/below');
    mkdirSync(below, { recursive: true });
    expect(reachableByAll(below)).toBe(true);
    chmodSync(join(folder, 'closed'), 0o700);
    expect(reachableByAll(below)).toBe(false);
    expect(reachableByAll(join(below, 'not/there/yet'))).toBe(false);
  });
});
