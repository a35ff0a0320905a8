create table connector (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);
select protect('connector');

create table import (
  org_id uuid not null,
  id uuid not null,
  connector_id uuid not null,
  file_name text not null,
  bytes bigint not null,
  sha256 text not null,
  blob text not null,
  format text not null,
  encoding jsonb,
  status text not null,
  columns jsonb not null default '[]',
  mapping jsonb,
  rows_total int,
  rows_done int not null default 0,
  accepted int not null default 0,
  duplicates int not null default 0,
  revised int not null default 0,
  rejected int not null default 0,
  understood int not null default 0,
  failure text,
  created_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (org_id, id)
);
select protect('import');

create table import_error (
  org_id uuid not null,
  import_id uuid not null,
  row_no int not null,
  column_name text,
  message text not null,
  primary key (org_id, import_id, row_no),
  foreign key (org_id, import_id) references import (org_id, id)
);
select protect('import_error');

create table customer (
  org_id uuid not null,
  id uuid not null,
  label text not null,
  merged_into uuid,
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);
select protect('customer');

-- One edge of evidence: this key was seen for this customer. Removing an edge takes the merge back.
create table customer_identity (
  org_id uuid not null,
  key_hash bytea not null,
  type text not null,
  strength int not null,
  sealed bytea not null,
  hint text not null,
  customer_id uuid not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  blocked boolean not null default false,
  primary key (org_id, key_hash),
  foreign key (org_id, customer_id) references customer (org_id, id)
);
create index customer_identity_customer on customer_identity (org_id, customer_id);
select protect('customer_identity');

create table voice (
  org_id uuid not null,
  id uuid not null,
  connector_id uuid not null,
  external_id text not null,
  revision int not null default 1,
  content_hash bytea not null,
  version bigint not null default 1,
  kind text not null,
  channel text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz,
  received_at timestamptz not null,
  clock text not null default 'source',
  day date not null,
  unit_id uuid not null,
  customer_id uuid,
  import_id uuid,
  import_row int,
  revised_by uuid,
  language text,
  language_by text,
  text text not null default '',
  search_text text not null default '',
  ratings jsonb not null default '[]',
  score real,
  nps smallint,
  csat real,
  envelope jsonb not null,
  sealed_text bytea,
  redaction jsonb not null default '{}',
  completeness text not null default 'complete',
  live boolean not null default true,
  flags text[] not null default '{}',
  simhash bigint,
  duplicate_of uuid,
  touchpoint_id uuid,
  touchpoint_by text,
  understood_at timestamptz,
  reading jsonb,
  mention_slots smallint not null default 0,
  old_days text[] not null default '{}',
  polarity text,
  valence real,
  emotion text,
  intent text,
  severity smallint,
  confidence real,
  deleted_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, connector_id) references connector (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
create index voice_time on voice (org_id, occurred_at desc, id desc) where deleted_at is null;
create index voice_import on voice (org_id, import_id) where import_id is not null;
create index voice_revised on voice (org_id, revised_by) where revised_by is not null;
comment on column voice.revised_by is 'The import that the present revision came by, where it is not the first.';
comment on column voice.mention_slots is 'Most mentions ever written to the facts: the rest become tombstones.';
comment on column voice.old_days is 'Days (YYYY-MM-DD) under which facts of this voice stood before: they become tombstones.';
create index voice_customer on voice (org_id, customer_id, occurred_at) where customer_id is not null;
create index voice_pending on voice (org_id, received_at) where understood_at is null and deleted_at is null;
select protect('voice');

create table voice_revision (
  org_id uuid not null,
  voice_id uuid not null,
  revision int not null,
  content_hash bytea not null,
  envelope jsonb not null,
  received_at timestamptz not null,
  "row" jsonb,
  primary key (org_id, voice_id, revision),
  foreign key (org_id, voice_id) references voice (org_id, id) on delete cascade
);
comment on column voice_revision.row is 'The voice as it stood, to go back to; null for a telling that never was the one of record.';
select protect('voice_revision');

create table mention (
  org_id uuid not null,
  voice_id uuid not null,
  no smallint not null,
  need text not null,
  span_start int not null,
  span_end int not null,
  polarity text not null,
  valence real not null,
  strength real not null,
  point text,
  emotion text,
  intent text,
  cause jsonb,
  department text,
  department_confidence real,
  confidence real not null,
  abstained boolean not null,
  touchpoint_id uuid,
  was jsonb,
  primary key (org_id, voice_id, no),
  foreign key (org_id, voice_id) references voice (org_id, id) on delete cascade
);
create index mention_need on mention (org_id, need, point);
comment on column mention.was is 'What the reader said, where a person corrected it.';
select protect('mention');

-- What a person says a mention should have been. It outlives re-understanding: it is found again
-- by the span and need the reader gave.
create table correction (
  org_id uuid not null,
  voice_id uuid not null,
  span_start int not null,
  span_end int not null,
  was_need text not null,
  need text,
  polarity text not null,
  point text,
  department text,
  account_id uuid not null,
  at timestamptz not null default now(),
  primary key (org_id, voice_id, span_start, span_end, was_need),
  foreign key (org_id, voice_id) references voice (org_id, id) on delete cascade
);
select protect('correction');

create table export (
  org_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  format text not null,
  filter jsonb not null,
  status text not null,
  rows_done int not null default 0,
  rows_total int,
  blob text,
  failure text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (org_id, id)
);
select protect('export');
