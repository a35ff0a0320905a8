import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { AppError } from './error.ts';

/** Files of organisations: uploads and exports. Keys start with the organisation's id. */
export type Blobs = {
  /** Stores the stream and returns its length in bytes. A broken stream leaves nothing behind. */
  put(key: string, content: Readable): Promise<number>;
  read(key: string): Readable;
  size(key: string): Promise<number>;
  path(key: string): string;
  /** A writable file that appears under its key only when `commit` is called. */
  draft(
    key: string,
  ): Promise<{ stream: Writable; commit(): Promise<void>; discard(): Promise<void> }>;
  remove(key: string): Promise<void>;
};

const safeKey = /^[0-9a-f-]{36}\/[a-z]+\/[0-9a-f-]{36}$/;

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what tries that died, or came second, had begun under the name of `final`. */
async function dropDrafts(final: string): Promise<void> {
  const folder = dirname(final);
  const drafts = (await readdir(folder)).filter(
    (name) => name.startsWith(`${basename(final)}.`) && name.endsWith('.part'),
  );
  await Promise.all(drafts.map((name) => rm(join(folder, name), { force: true })));
}

/** Blobs in a folder of this machine. */
export function folderBlobs(root: string): Blobs {
  const path = (key: string) => {
    if (!safeKey.test(key)) throw new AppError('blob_key', 400, 'This file name is not valid.');
    return join(root, key);
  };
  const draftPath = async (key: string) => {
    const final = path(key);
    await mkdir(dirname(final), { recursive: true, mode: 0o700 });
    return { final, part: `${final}.${randomUUID()}.part` };
  };
  return {
    path,
    async put(key, content) {
      const { final, part } = await draftPath(key);
      try {
        await pipeline(content, createWriteStream(part, { mode: 0o600 }));
        await syncFile(part);
        await rename(part, final);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      return (await stat(final)).size;
    },
    read: (key) => createReadStream(path(key)),
    size: async (key) => (await stat(path(key))).size,
    async draft(key) {
      const { final, part } = await draftPath(key);
      const stream = createWriteStream(part, { mode: 0o600 });
      const ended = finished(stream);
      // Told by `commit`; without a listener a full disk would end the process.
      ended.catch(() => {});
      await once(stream, 'open');
      return {
        stream,
        async commit() {
          stream.end();
          await ended;
          await syncFile(part);
          await rename(part, final);
          await dropDrafts(final);
        },
        async discard() {
          stream.destroy();
          await ended.catch(() => {});
          await rm(part, { force: true });
        },
      };
    },
    remove: (key) => rm(path(key), { force: true }),
  };
}
