import { createReader, type Reader, type Reading } from '@voxloop/nlp';
import { openPack } from '#need/need.ts';
import type { ReadTask } from './voice-reader.ts';

/** Enough for the organisations that are read at one time; each takes some megabytes. */
const mostReaders = 8;
const readers = new Map<string, Reader>();

function readerFor(packId: string, terms: ReadTask['terms']): Reader {
  const name = `${packId}\n${JSON.stringify(terms)}`;
  const reader = readers.get(name) ?? createReader(openPack(packId).pack, { terms });
  readers.delete(name);
  readers.set(name, reader);
  const [oldest] = readers.keys();
  if (readers.size > mostReaders && oldest !== undefined) readers.delete(oldest);
  return reader;
}

/** Reads the voices of one task; runs in a thread of its own, so that intake never waits for it. */
export function read({ packId, terms, voices }: ReadTask): Reading[] {
  const reader = readerFor(packId, terms);
  return voices.map((voice) => reader.read(voice));
}
