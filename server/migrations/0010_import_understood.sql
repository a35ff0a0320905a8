-- How many voices of an import were understood. Apart from the import's own row, which a batch that
-- comes in holds to its end, so that taking in and understanding do not wait for each other.
create table import_understood (
  org_id uuid not null,
  import_id uuid not null,
  voices int not null default 0,
  primary key (org_id, import_id),
  foreign key (org_id, import_id) references import (org_id, id) on delete cascade
);
-- Row security binds an owner who is no superuser as well, who else would copy nothing.
alter table import no force row level security;
insert into import_understood (org_id, import_id, voices) select org_id, id, understood from import;
alter table import force row level security;
alter table import drop column understood;
select protect('import_understood');
