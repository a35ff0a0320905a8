import { createReader, type Reader, type Reading } from '@voxloop/nlp';
import { openPack } from '#need/need.ts';
import type { ReadTask } from './voice-reader.ts';

const readers = new Map<string, Reader>();

function readerFor(packId: string): Reader {
  const known = readers.get(packId);
  if (known) return known;
  const made = createReader(openPack(packId).pack);
  readers.set(packId, made);
  return made;
}

/** Reads the voices of one task; runs in a thread of its own, so that intake never waits for it. */
export function read({ packId, voices }: ReadTask): Reading[] {
  const reader = readerFor(packId);
  return voices.map((voice) => reader.read(voice));
}
