/** The largest file the server takes. */
export const largestBytes = 512 * 1024 * 1024;

const endings = /\.(csv|tsv|txt|tab|xlsx|jsonl|ndjson|json)$/i;

/** What the file chooser offers. */
export const accepted = '.csv,.tsv,.txt,.tab,.xlsx,.jsonl,.ndjson,.json';

/** Why a file cannot be sent, as a code of the catalog; null when it can. */
export function fileFault(
  files: readonly Pick<File, 'name' | 'size'>[],
): 'empty_file' | 'file_too_large' | 'old_workbook' | 'wrong_type' | 'several_files' | null {
  const [file, ...more] = files;
  if (more.length > 0) return 'several_files';
  if (!file) return null;
  if (/\.xls$/i.test(file.name)) return 'old_workbook';
  if (!endings.test(file.name)) return 'wrong_type';
  if (file.size === 0) return 'empty_file';
  return file.size > largestBytes ? 'file_too_large' : null;
}

/** How images, documents and packed files begin; a table never does. */
const beginnings: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x25, 0x50, 0x44, 0x46],
  [0x1f, 0x8b],
  [0x52, 0x49, 0x46, 0x46],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x37, 0x7a, 0xbc, 0xaf],
];

/** Whether a file is plainly no table, whatever its name says. */
export function isOtherKind(start: Uint8Array): boolean {
  return beginnings.some((bytes) => bytes.every((byte, at) => start[at] === byte));
}
