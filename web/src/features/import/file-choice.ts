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
