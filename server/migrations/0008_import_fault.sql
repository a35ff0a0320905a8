-- Why a row was not taken in, for a reader in any language; the message stays for those of English.
alter table import_error add column code text not null default 'invalid_voice';
alter table import_error alter column code drop default;
alter table import_error add column "values" jsonb;
-- Earlier rows have only their sentence. A change of type reaches the rows of every organisation,
-- which an update as the owner, whom row security binds as well, would not.
alter table import_error
  alter column "values" type jsonb using jsonb_build_object('reason', message),
  alter column "values" set not null;
