import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createReader, translateLine } from '@voxloop/nlp';
import { openPack } from '../need/need.ts';
import { print } from './command.ts';

/** `translate`: voices as JSON lines on standard input, readings on standard output. */
export async function translateCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { pack: { type: 'string', default: 'restaurant' } },
  });
  const reader = createReader(openPack(values.pack).pack);
  for await (const line of createInterface({
    input: process.stdin,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.trim()) print(translateLine(reader, line));
  }
}
