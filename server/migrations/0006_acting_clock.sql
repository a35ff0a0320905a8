-- A rule that has fired is kept for the sake of its alerts; it is only hidden.
alter table alert_rule add column deleted_at timestamptz;
create index alert_voice on alert (org_id, voice_id);
create index alert_time on alert (org_id, at desc, id desc);

-- The due time is worked out from these, so that it can be worked out again.
alter table ticket drop column paused_minutes;
alter table ticket add column due_minutes int not null default 480;
alter table ticket add column clock_from timestamptz not null default now();
alter table ticket add column pauses jsonb not null default '[]';
comment on column ticket.due_minutes is 'Business minutes the ticket may take, pauses not counted.';
comment on column ticket.clock_from is 'When the present run of the clock began: opening or reopening.';
comment on column ticket.pauses is 'Ended waits for the customer since then: [{"from": …, "to": …}].';
create index ticket_of_voice on ticket (org_id, voice_id);
create index ticket_unit on ticket (org_id, unit_id);
create index ticket_department on ticket (org_id, department_id);

create table plan_event (
  org_id uuid not null,
  plan_id uuid not null,
  no int not null,
  kind text not null,
  actor_id uuid,
  actor_name text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (org_id, plan_id, no),
  foreign key (org_id, plan_id) references plan (org_id, id) on delete cascade
);
select protect('plan_event');

-- What a plan started from is evidence: nobody changes it afterwards, not even by mistake.
create function keep_baseline() returns trigger language plpgsql as $$
begin
  if new.baseline is distinct from old.baseline or new.baseline_at is distinct from old.baseline_at
    or new.evidence is distinct from old.evidence or new.need is distinct from old.need
    or new.point is distinct from old.point or new.unit_ids is distinct from old.unit_ids
    or new.metric is distinct from old.metric or new.filter is distinct from old.filter then
    raise exception 'The baseline of a plan does not change.';
  end if;
  return new;
end $$;
create trigger plan_baseline before update on plan for each row execute function keep_baseline();
