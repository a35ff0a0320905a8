-- Accounts and sessions belong to people, not to one organisation; with org_index they are the
-- only tables outside row-level security (server/src/kernel/tenancy.json lists them).
create table account (
  id uuid primary key,
  email text not null,
  email_key text not null unique,
  password_hash text,
  name text not null,
  locale text not null default 'en' check (locale in ('en', 'zh', 'es')),
  theme text not null default 'auto' check (theme in ('light', 'dark', 'auto')),
  density text not null default 'default' check (density in ('comfortable', 'default', 'compact')),
  single_keys boolean not null default true,
  failed_sign_ins int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now()
);

create table account_org (
  account_id uuid not null references account (id) on delete cascade,
  org_id uuid not null,
  primary key (account_id, org_id)
);

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  org_id uuid,
  view_as jsonb,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on session (account_id);

create table one_time_token (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('setup', 'link', 'reset')),
  account_id uuid references account (id) on delete cascade,
  state_hash bytea,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table org_index (
  org_id uuid primary key,
  created_at timestamptz not null default now()
);

-- The policy of every table that holds an organisation's rows: no setting, no rows.
create function protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy organisation on %s using (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)
     with check (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)', target);
end $$;
revoke all on function protect(regclass) from public;

create table org (
  org_id uuid primary key,
  name text not null,
  pack text not null,
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  sample boolean not null default false,
  sample_seed jsonb,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
select protect('org');

create table unit (
  org_id uuid not null,
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('headquarters', 'region', 'store', 'department')),
  name text not null,
  key text not null,
  path text[] not null,
  time_zone text,
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, parent_id) references unit (org_id, id),
  unique (org_id, key)
);
create index unit_path on unit using gin (path);
select protect('unit');
comment on column unit.path is 'Ids from the root to this unit, this one included.';

create table membership (
  org_id uuid not null,
  account_id uuid not null references account (id) on delete cascade,
  role text not null check (role in ('administrator', 'management', 'business', 'execution')),
  unit_id uuid not null,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (org_id, account_id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
select protect('membership');

create table invitation (
  org_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  role text not null,
  unit_id uuid not null,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
select protect('invitation');

create table api_key (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  prefix text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  unit_id uuid not null,
  connector_id uuid,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
select protect('api_key');

create table audit (
  org_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  object_label text not null default '',
  detail jsonb not null default '{}',
  hash bytea not null,
  primary key (org_id, seq)
);
select protect('audit');

create table idempotency (
  org_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status int not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  primary key (org_id, key)
);
select protect('idempotency');

create table saved_view (
  org_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  page text not null,
  name text not null,
  query text not null,
  team boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);
select protect('saved_view');
