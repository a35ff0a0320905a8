import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { AppError } from '#kernel/error.ts';

const mostEntries = 1_000;
const mostInflated = 200 * 1024 * 1024;
const highestRatio = 200;
/** Small entries may pack tightly without being a danger. */
const ratioFrom = 1024 * 1024;
/** Little enough that one step cannot inflate to more than a few megabytes. */
const stepBytes = 4 * 1024;
const endRecordBytes = 22;
const longestComment = 65_535;

function refuse(message: string): never {
  throw new AppError('archive_refused', 422, message);
}

function checkName(name: string): void {
  const parts = name.split(/[/\\]/);
  if (
    parts.includes('..') ||
    name.startsWith('/') ||
    name.includes('\\') ||
    /^[A-Za-z]:/.test(name)
  ) {
    refuse('The workbook holds a file that points outside of it.');
  }
}

type Directory = { entries: number; size: number; offset: number };

function endRecord(tail: Buffer): Directory {
  for (let at = tail.length - endRecordBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    const entries = tail.readUInt16LE(at + 10);
    const size = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    if (entries === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
      refuse('The workbook is larger than a workbook may be.');
    }
    return { entries, size, offset };
  }
  return refuse('The file is damaged: the end of the workbook is missing.');
}

function entryNames(directory: Buffer, entries: number): Set<string> {
  const names = new Set<string>();
  let at = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) {
      refuse('The file is damaged: its table of contents is broken.');
    }
    const length = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + length);
    checkName(name);
    // The upper half of the external attributes is the Unix mode; 0o12xxxx is a symbolic link.
    if ((directory.readUInt16LE(at + 40) & 0xf000) === 0xa000) refuse('The workbook holds a link.');
    names.add(name);
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
}

async function directoryNames(path: string): Promise<Set<string>> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, endRecordBytes + longestComment));
    await file.read(tail, 0, tail.length, size - tail.length);
    const found = endRecord(tail);
    if (found.entries > mostEntries) refuse(`A workbook may hold ${mostEntries} files.`);
    if (found.offset + found.size > size) refuse('The file is damaged: it ends too early.');
    const directory = Buffer.alloc(found.size);
    await file.read(directory, 0, directory.length, found.offset);
    return entryNames(directory, found.entries);
  } finally {
    await file.close();
  }
}

/** XML needs no document type here; one is only good for expanding entities. */
function doctypeFinder(name: string): (chunk: Uint8Array) => void {
  if (!/\.(xml|rels|vml)$/i.test(name)) return () => {};
  let tail = '';
  return (chunk) => {
    const text =
      tail + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) {
      refuse('The workbook declares a document type, which no spreadsheet program writes.');
    }
    tail = text.slice(-10);
  };
}

function inflationCounter(known: ReadonlySet<string>) {
  let inflated = 0;
  let entries = 0;
  let step = 0;
  return {
    step() {
      step += 1;
    },
    watch(file: UnzipFile) {
      entries += 1;
      if (entries > mostEntries) refuse(`A workbook may hold ${mostEntries} files.`);
      checkName(file.name);
      if (!known.has(file.name)) refuse('The workbook hides a file from its table of contents.');
      const look = doctypeFinder(file.name);
      const firstStep = step;
      let ours = 0;
      file.ondata = (error, chunk) => {
        if (error) refuse('The file is damaged: it cannot be unpacked.');
        ours += chunk.length;
        inflated += chunk.length;
        if (inflated > mostInflated) refuse('The workbook unpacks to more than 200 MB.');
        const packed = (step - firstStep + 1) * stepBytes;
        if (ours > ratioFrom && ours > highestRatio * packed) {
          refuse('The workbook is packed more tightly than any real one.');
        }
        look(chunk);
      };
      file.start();
    },
  };
}

/**
 * Unpacks a workbook once, keeping nothing, to see that it is harmless: at most 1,000 entries,
 * 200 MB actually inflated, a ratio of 200, no paths that lead out, no links, no document types.
 *
 * @throws AppError `archive_refused` or `not_a_workbook` (422).
 */
export async function checkArchive(path: string): Promise<void> {
  const known = await directoryNames(path);
  if (!known.has('xl/workbook.xml')) {
    throw new AppError('not_a_workbook', 422, 'The file is an archive, but not an Excel workbook.');
  }
  const counter = inflationCounter(known);
  const unzip = new Unzip(counter.watch);
  unzip.register(UnzipInflate);
  for await (const block of createReadStream(path)) {
    for (let at = 0; at < block.length; at += stepBytes) {
      counter.step();
      unzip.push(block.subarray(at, at + stepBytes));
    }
  }
}
