import { literal } from './parameters.ts';
import { Refusal } from './refusal.ts';

const MIB = 1024 * 1024;

/** Settings by name, as text. */
export type Settings = ReadonlyMap<string, string>;

/** Settings that matter to the HTTP transport alone, or that one embedded server has no use for. */
const IGNORED = new Set([
  'async_insert',
  'cancel_http_readonly_queries_on_client_close',
  'distributed_foreground_insert',
  'enable_http_compression',
  'http_headers_progress_interval_ms',
  'insert_distributed_sync',
  'insert_quorum',
  'prefer_localhost_replica',
  'select_sequential_consistency',
  'send_progress_in_http_headers',
  'wait_end_of_query',
  'wait_for_async_insert',
]);

const ALLOWED = new Set([
  'date_time_input_format',
  'date_time_output_format',
  'distributed_product_mode',
  'do_not_merge_across_partitions_select_final',
  'final',
  'group_by_overflow_mode',
  'input_format_null_as_default',
  'input_format_skip_unknown_fields',
  'insert_deduplicate',
  'insert_deduplication_token',
  'join_algorithm',
  'join_use_nulls',
  'lightweight_deletes_sync',
  'max_block_size',
  'max_bytes_before_external_group_by',
  'max_bytes_before_external_sort',
  'max_bytes_to_read',
  'max_execution_time',
  'max_insert_block_size',
  'max_memory_usage',
  'max_result_bytes',
  'max_result_rows',
  'max_rows_to_group_by',
  'max_rows_to_read',
  'max_threads',
  'mutations_sync',
  'optimize_move_to_prewhere_if_final',
  'optimize_read_in_order',
  'output_format_json_named_tuples_as_objects',
  'output_format_json_quote_64bit_integers',
  'output_format_json_quote_denormals',
  'read_overflow_mode',
  'readonly',
  'result_overflow_mode',
  'timeout_overflow_mode',
]);

/** The most a statement may ask for; without a wish it gets `usual`. */
const LIMITS = {
  read: {
    max_execution_time: { usual: 30, most: 300 },
    max_memory_usage: { usual: 1_024 * MIB, most: 4_096 * MIB },
    max_result_rows: { usual: 1_000_000, most: 20_000_000 },
  },
  write: {
    max_execution_time: { usual: 300, most: 3_600 },
    max_memory_usage: { usual: 2_048 * MIB, most: 4_096 * MIB },
  },
} as const;

function wish(settings: Settings, name: string): number | null {
  const text = settings.get(name);
  if (text === undefined) return null;
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) {
    throw new Refusal(72, 'CANNOT_PARSE_NUMBER', `The setting ${name} is no number.`);
  }
  // ClickHouse reads 0 as "no limit"; here every statement has one.
  return number === 0 ? Number.POSITIVE_INFINITY : number;
}

function checked(settings: Settings): [string, string][] {
  return [...settings].filter(([name, value]) => {
    if (IGNORED.has(name)) return false;
    if (!ALLOWED.has(name)) {
      throw new Refusal(115, 'UNKNOWN_SETTING', `olapd does not accept the setting ${name}.`);
    }
    if (name === 'readonly' && value !== '1') {
      throw new Refusal(164, 'READONLY', 'olapd accepts readonly=1 only.');
    }
    return true;
  });
}

/**
 * The settings a statement runs with: those asked for, if they are harmless, within the limits
 * that always hold. Reads always end up read-only.
 *
 * @throws Refusal 115 for a setting that is not on the list, 164 for a way out of read-only.
 */
export function effective(asked: Settings, kind: keyof typeof LIMITS): Settings {
  const settings = new Map(checked(asked));
  for (const [name, { usual, most }] of Object.entries(LIMITS[kind])) {
    settings.set(name, String(Math.min(wish(asked, name) ?? usual, most)));
  }
  if (kind === 'read') settings.set('readonly', '1');
  else settings.delete('readonly');
  return settings;
}

/** Settings as the list that follows the word SETTINGS. */
export function settingsList(settings: Settings): string {
  return [...settings]
    .map(([name, value]) => `${name} = ${/^\d+(\.\d+)?$/.test(value) ? value : literal(value)}`)
    .join(', ');
}
