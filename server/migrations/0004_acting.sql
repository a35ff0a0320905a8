create table alert_rule (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  active boolean not null default true,
  condition jsonb not null,
  unit_id uuid not null,
  due_minutes int not null,
  priority smallint not null default 2,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);
select protect('alert_rule');

create table calendar (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  time_zone text not null,
  week jsonb not null,
  holidays jsonb not null default '[]',
  primary key (org_id, id)
);
select protect('calendar');

create table ticket_counter (
  org_id uuid primary key,
  last int not null
);
select protect('ticket_counter');

create table ticket (
  org_id uuid not null,
  id uuid not null,
  number int not null,
  voice_id uuid not null,
  status text not null check (status in
    ('new', 'in_progress', 'waiting_customer', 'waiting_team', 'solved', 'closed', 'reopened')),
  priority smallint not null,
  title text not null,
  unit_id uuid not null,
  department_id uuid not null,
  assignee_id uuid,
  need text,
  reason text,
  customer_told boolean,
  opened_by text not null,
  due_at timestamptz not null,
  paused_at timestamptz,
  paused_minutes int not null default 0,
  created_at timestamptz not null,
  first_taken_at timestamptz,
  solved_at timestamptz,
  closed_at timestamptz,
  version int not null default 1,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, voice_id) references voice (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, department_id) references unit (org_id, id)
);
-- Several rules may fire on one voice; it is still one piece of work.
create unique index ticket_voice on ticket (org_id, voice_id) where opened_by = 'rule';
create index ticket_due on ticket (org_id, due_at) where status not in ('solved', 'closed');
select protect('ticket');

create table alert (
  org_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  voice_id uuid not null,
  ticket_id uuid,
  reason jsonb not null,
  at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, rule_id, voice_id),
  foreign key (org_id, rule_id) references alert_rule (org_id, id) on delete cascade
);
select protect('alert');

create table ticket_event (
  org_id uuid not null,
  ticket_id uuid not null,
  no int not null,
  kind text not null,
  actor_id uuid,
  actor_name text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (org_id, ticket_id, no),
  foreign key (org_id, ticket_id) references ticket (org_id, id) on delete cascade
);
select protect('ticket_event');

create table plan (
  org_id uuid not null,
  id uuid not null,
  title text not null,
  problem text not null default '',
  step text not null check (step in ('plan', 'do', 'check', 'act')),
  need text not null,
  point text not null,
  touchpoint_id uuid,
  unit_ids uuid[] not null,
  scope_unit_id uuid not null,
  department_id uuid not null,
  owner_id uuid,
  metric text not null,
  filter jsonb not null,
  target real,
  baseline jsonb not null,
  baseline_at timestamptz not null,
  evidence uuid[] not null,
  due_on date not null,
  created_by uuid not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, scope_unit_id) references unit (org_id, id),
  foreign key (org_id, department_id) references unit (org_id, id)
);
select protect('plan');

create table plan_action (
  org_id uuid not null,
  plan_id uuid not null,
  id uuid not null,
  title text not null,
  department_id uuid not null,
  due_on date not null,
  done_at timestamptz,
  position int not null,
  primary key (org_id, plan_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id) on delete cascade,
  foreign key (org_id, department_id) references unit (org_id, id)
);
select protect('plan_action');
