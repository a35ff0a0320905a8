import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { folderBlobs } from './blob.ts';

const root = mkdtempSync(join(tmpdir(), 'vx-blobs-'));
afterAll(() => rmSync(root, { recursive: true }));
const blobs = folderBlobs(root);
const [one, other] = [`${randomUUID()}/exports`, `${randomUUID()}/exports`];
const files = (folder: string) => readdirSync(join(root, folder)).sort();

test('two tries that write the same file never mix; the first to end wins, and nothing is left over', async () => {
  const key = `${one}/${randomUUID()}`;
  const [first, second] = [await blobs.draft(key), await blobs.draft(key)];
  for (let row = 0; row < 200; row += 1) {
    first.stream.write(`first ${row}\n`);
    second.stream.write(`second ${row}\n`);
  }
  expect(files(one)).toHaveLength(2);
  await first.commit();
  await expect(second.commit()).rejects.toThrow();
  const kept = await text(blobs.read(key));
  expect(kept.split('\n')).toHaveLength(201);
  expect(kept).not.toContain('second');
  expect(files(one)).toEqual([key.split('/')[2]]);
});

test('what is given up, or breaks off, leaves nothing behind', async () => {
  const draft = await blobs.draft(`${other}/${randomUUID()}`);
  draft.stream.write('a');
  await draft.discard();
  const broken = Readable.from(
    (async function* () {
      yield 'b';
      throw new Error('The line broke.');
    })(),
  );
  await expect(blobs.put(`${other}/${randomUUID()}`, broken)).rejects.toThrow('The line broke.');
  expect(files(other)).toEqual([]);
});

test('a file whose writing failed is never committed', async () => {
  const draft = await blobs.draft(`${other}/${randomUUID()}`);
  draft.stream.write('a');
  draft.stream.destroy(new Error('no space left on device'));
  await expect(draft.commit()).rejects.toThrow('no space left');
  await draft.discard();
  expect(files(other)).toEqual([]);
});
