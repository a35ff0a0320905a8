import type { EncodingName } from '#features/import/import.queries.ts';

const searchedBytes = 4 * 1024 * 1024;
const mostLines = 4;
const lineBytes = 240;
const key = (id: string): string => `voxloop:import-sample:${id}`;

/** The first lines that are not plain ASCII; of two-byte text, which has zeros, the start. */
export function foreignLines(bytes: Uint8Array): Uint8Array {
  if (bytes.subarray(0, 400).includes(0)) return bytes.slice(0, mostLines * lineBytes);
  const kept: number[] = [];
  let lines = 0;
  let from = 0;
  while (from < bytes.length && lines < mostLines) {
    const found = bytes.indexOf(0x0a, from);
    const to = found === -1 ? bytes.length : found + 1;
    const line = bytes.subarray(from, to);
    if (line.some((byte) => byte >= 0x80)) {
      kept.push(...line.subarray(0, lineBytes), ...(line.length > lineBytes ? [0x0a] : []));
      lines += 1;
    }
    from = to;
  }
  return Uint8Array.from(kept);
}

/** Keeps a few lines of a file in this tab, so that its encoding can be chosen by eye. */
export async function rememberSample(id: string, file: Blob): Promise<void> {
  try {
    const start = new Uint8Array(await file.slice(0, searchedBytes).arrayBuffer());
    sessionStorage.setItem(key(id), String.fromCharCode(...foreignLines(start)));
  } catch {
    // Without storage, or when the file went away meanwhile, the choice shows no lines.
  }
}

/** The lines kept of an import's file, or null in a tab that did not send it. */
export function rememberedSample(id: string): Uint8Array | null {
  const kept = sessionStorage.getItem(key(id));
  if (!kept) return null;
  return Uint8Array.from(kept, (character) => character.charCodeAt(0));
}

/** The lines of a sample as an encoding reads them. */
export function linesIn(sample: Uint8Array, encoding: EncodingName): readonly string[] {
  const text = new TextDecoder(encoding).decode(sample);
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
