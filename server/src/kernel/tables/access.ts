import type { Generated } from 'kysely';
import type { Defaulted, Instant, Json, Nullable } from './columns.ts';

type AccountTable = {
  id: string;
  email: string;
  email_key: string;
  password_hash: string | null;
  name: string;
  locale: Generated<string>;
  theme: Generated<string>;
  density: Generated<string>;
  single_keys: Generated<boolean>;
  failed_sign_ins: Generated<number>;
  locked_until: Nullable<Instant>;
  created_at: Defaulted<Instant>;
};

type AccountOrgTable = {
  account_id: string;
  org_id: string;
};

type SessionTable = {
  token_hash: Buffer;
  account_id: string;
  org_id: string | null;
  view_as: Nullable<Json>;
  created_at: Defaulted<Instant>;
  seen_at: Defaulted<Instant>;
  expires_at: Instant;
};

type OneTimeTokenTable = {
  token_hash: Buffer;
  purpose: string;
  account_id: string | null;
  state_hash: Buffer | null;
  created_at: Defaulted<Instant>;
  expires_at: Instant;
  used_at: Nullable<Instant>;
};

type OrgIndexTable = {
  org_id: string;
  created_at: Defaulted<Instant>;
};

type OrgTable = {
  org_id: string;
  name: string;
  pack: string;
  locale: Generated<string>;
  time_zone: Generated<string>;
  sample: Generated<boolean>;
  sample_seed: Nullable<Json>;
  settings: Defaulted<Json>;
  created_at: Defaulted<Instant>;
};

type UnitTable = {
  org_id: string;
  id: string;
  parent_id: string | null;
  kind: string;
  name: string;
  key: string;
  path: string[];
  time_zone: string | null;
  closed_at: Nullable<Instant>;
  created_at: Defaulted<Instant>;
};

type MembershipTable = {
  org_id: string;
  account_id: string;
  role: string;
  unit_id: string;
  active: Generated<boolean>;
  created_at: Defaulted<Instant>;
};

type InvitationTable = {
  org_id: string;
  id: string;
  token_hash: Buffer;
  email: string;
  role: string;
  unit_id: string;
  invited_by: string;
  created_at: Defaulted<Instant>;
  expires_at: Instant;
  used_at: Nullable<Instant>;
};

type ApiKeyTable = {
  org_id: string;
  id: string;
  name: string;
  prefix: string;
  secret_hash: Buffer;
  scopes: string[];
  unit_id: string;
  connector_id: string | null;
  created_by: string;
  created_at: Defaulted<Instant>;
  expires_at: Instant;
  revoked_at: Nullable<Instant>;
  last_used_at: Nullable<Instant>;
};

type AuditTable = {
  org_id: string;
  seq: number;
  at: Instant;
  actor_id: string | null;
  actor_name: string;
  action: string;
  object_kind: string;
  object_id: string;
  object_label: Generated<string>;
  detail: Defaulted<Json>;
  hash: Buffer;
};

type IdempotencyTable = {
  org_id: string;
  key: string;
  request_hash: Buffer;
  status: number;
  answer: Json;
  created_at: Defaulted<Instant>;
};

type SavedViewTable = {
  org_id: string;
  id: string;
  account_id: string;
  page: string;
  name: string;
  query: string;
  team: Generated<boolean>;
  created_at: Defaulted<Instant>;
};

/** The tables of migrations/0001_access.sql. */
export type AccessTables = {
  account: AccountTable;
  account_org: AccountOrgTable;
  session: SessionTable;
  one_time_token: OneTimeTokenTable;
  org_index: OrgIndexTable;
  org: OrgTable;
  unit: UnitTable;
  membership: MembershipTable;
  invitation: InvitationTable;
  api_key: ApiKeyTable;
  audit: AuditTable;
  idempotency: IdempotencyTable;
  saved_view: SavedViewTable;
};
