import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { Blobs } from '#kernel/blob.ts';
import { AppError } from '#kernel/error.ts';

/** A file as it was stored. */
export type ReceivedFile = { fileName: string; bytes: number; sha256: string };

/** The name as it may be shown: without folders, control characters or undue length. */
function shownFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .replaceAll(/\p{Cc}/gu, '')
    .toWellFormed()
    .trim();
  return [...clean].slice(0, 200).join('') || 'file';
}

/**
 * Streams an uploaded file into the blobs and counts and hashes it on the way.
 *
 * @throws AppError `no_file` (422), or `file_too_large` (413), in which case nothing is kept.
 */
export async function receiveFile(
  blobs: Blobs,
  key: string,
  part: MultipartFile | undefined,
): Promise<ReceivedFile> {
  if (!part) throw new AppError('no_file', 422, 'Send one file.');
  const hash = createHash('sha256');
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const bytes = await blobs.put(key, part.file.pipe(counted));
  if (part.file.truncated) {
    await blobs.remove(key);
    throw new AppError('file_too_large', 413, 'The file is larger than 512 MB.');
  }
  return { fileName: shownFileName(part.filename), bytes, sha256: hash.digest('hex') };
}
