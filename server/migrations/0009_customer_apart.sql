-- Two customers that a person parted: no later evidence joins them, until someone allows it again.
create table customer_apart (
  org_id uuid not null,
  one uuid not null,
  other uuid not null,
  since timestamptz not null,
  primary key (org_id, one, other),
  foreign key (org_id, one) references customer (org_id, id) on delete cascade,
  foreign key (org_id, other) references customer (org_id, id) on delete cascade,
  check (one < other)
);
create index customer_apart_other on customer_apart (org_id, other);
select protect('customer_apart');
comment on table customer_apart is 'Pairs that stay apart, the smaller id first, so that a pair is kept once.';
