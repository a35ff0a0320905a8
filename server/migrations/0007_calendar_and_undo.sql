-- Whoever changes the business calendar says which version of it they saw.
alter table calendar add column version int not null default 1;
comment on column calendar.holidays is 'Days off: [{"day": "2026-10-01", "name": …}].';

-- Only what was written down before an act can be brought back exactly.
alter table ticket_event add column before jsonb;
comment on column ticket_event.before is 'The ticket as it was before an act that can be undone.';
