-- The organisation's journeys. Node ids are permanent: facts, plans and corrections name them.
create table journey (
  org_id uuid not null,
  id uuid not null,
  key text not null,
  names jsonb not null,
  position int not null,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, key)
);
select protect('journey');

create table stage (
  org_id uuid not null,
  id uuid not null,
  journey_id uuid not null,
  key text not null,
  names jsonb not null,
  position int not null,
  primary key (org_id, id),
  foreign key (org_id, journey_id) references journey (org_id, id),
  unique (org_id, journey_id, key)
);
select protect('stage');

create table touchpoint (
  org_id uuid not null,
  id uuid not null,
  stage_id uuid not null,
  key text not null,
  names jsonb not null,
  position int not null,
  channels text[] not null,
  words jsonb not null,
  needs text[] not null,
  owner_key text not null,
  intended jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, stage_id) references stage (org_id, id),
  unique (org_id, key)
);
select protect('touchpoint');

create table scenario (
  org_id uuid not null,
  id uuid not null,
  touchpoint_id uuid not null,
  key text not null,
  names jsonb not null,
  position int not null,
  primary key (org_id, id),
  foreign key (org_id, touchpoint_id) references touchpoint (org_id, id)
);
select protect('scenario');
