import type { Generated } from 'kysely';
import type { Defaulted, Instant, Json, Nullable } from './columns.ts';

type ConnectorTable = {
  org_id: string;
  id: string;
  kind: string;
  name: string;
  created_at: Defaulted<Instant>;
};

type ImportTable = {
  org_id: string;
  id: string;
  connector_id: string;
  file_name: string;
  bytes: number;
  sha256: string;
  blob: string;
  format: string;
  encoding: Nullable<Json>;
  status: string;
  columns: Defaulted<Json>;
  mapping: Nullable<Json>;
  rows_total: number | null;
  rows_done: Generated<number>;
  accepted: Generated<number>;
  duplicates: Generated<number>;
  revised: Generated<number>;
  rejected: Generated<number>;
  failure: string | null;
  created_by: string | null;
  created_at: Defaulted<Instant>;
  started_at: Nullable<Instant>;
  finished_at: Nullable<Instant>;
};

type ImportUnderstoodTable = { org_id: string; import_id: string; voices: Generated<number> };

type ImportErrorTable = {
  org_id: string;
  import_id: string;
  row_no: number;
  column_name: string | null;
  code: string;
  values: Json;
  message: string;
};

type CustomerTable = {
  org_id: string;
  id: string;
  label: string;
  merged_into: string | null;
  created_at: Defaulted<Instant>;
};

type CustomerIdentityTable = {
  org_id: string;
  key_hash: Buffer;
  type: string;
  strength: number;
  sealed: Buffer;
  hint: string;
  customer_id: string;
  first_seen_at: Instant;
  last_seen_at: Instant;
  blocked: Generated<boolean>;
};

type VoiceTable = {
  org_id: string;
  id: string;
  connector_id: string;
  external_id: string;
  revision: Generated<number>;
  content_hash: Buffer;
  version: Generated<number>;
  kind: string;
  channel: string;
  occurred_at: Instant;
  recorded_at: Nullable<Instant>;
  received_at: Instant;
  clock: Generated<string>;
  day: string;
  unit_id: string;
  customer_id: string | null;
  import_id: string | null;
  import_row: number | null;
  revised_by: string | null;
  language: string | null;
  language_by: string | null;
  text: Generated<string>;
  search_text: Generated<string>;
  ratings: Defaulted<Json>;
  score: number | null;
  nps: number | null;
  csat: number | null;
  envelope: Json;
  sealed_text: Buffer | null;
  redaction: Defaulted<Json>;
  completeness: Generated<string>;
  live: Generated<boolean>;
  flags: Generated<string[]>;
  simhash: number | null;
  duplicate_of: string | null;
  touchpoint_id: string | null;
  touchpoint_by: string | null;
  understood_at: Nullable<Instant>;
  reading: Nullable<Json>;
  mention_slots: Generated<number>;
  old_days: Generated<string[]>;
  polarity: string | null;
  valence: number | null;
  emotion: string | null;
  intent: string | null;
  severity: number | null;
  confidence: number | null;
  deleted_at: Nullable<Instant>;
};

type VoiceRevisionTable = {
  org_id: string;
  voice_id: string;
  revision: number;
  content_hash: Buffer;
  envelope: Json;
  received_at: Instant;
  row: Nullable<Json>;
};

type MentionTable = {
  org_id: string;
  voice_id: string;
  no: number;
  need: string;
  span_start: number;
  span_end: number;
  polarity: string;
  valence: number;
  strength: number;
  point: string | null;
  emotion: string | null;
  intent: string | null;
  cause: Nullable<Json>;
  department: string | null;
  department_confidence: number | null;
  confidence: number;
  abstained: boolean;
  touchpoint_id: string | null;
  was: Nullable<Json>;
};

type CorrectionTable = {
  org_id: string;
  voice_id: string;
  span_start: number;
  span_end: number;
  was_need: string;
  need: string | null;
  polarity: string;
  point: string | null;
  department: string | null;
  account_id: string;
  at: Defaulted<Instant>;
};

type ExportTable = {
  org_id: string;
  id: string;
  account_id: string;
  unit_id: string;
  kind: string;
  format: string;
  filter: Json;
  status: string;
  rows_done: Generated<number>;
  rows_total: number | null;
  blob: string | null;
  failure: string | null;
  created_at: Defaulted<Instant>;
  finished_at: Nullable<Instant>;
};

/** The tables of migrations/0003_voice.sql. */
export type VoiceTables = {
  connector: ConnectorTable;
  import: ImportTable;
  import_understood: ImportUnderstoodTable;
  import_error: ImportErrorTable;
  customer: CustomerTable;
  customer_identity: CustomerIdentityTable;
  voice: VoiceTable;
  voice_revision: VoiceRevisionTable;
  mention: MentionTable;
  correction: CorrectionTable;
  export: ExportTable;
};
