-- The audit log only grows: whoever may write to tables may not change or remove its entries.
do $$
declare grantee_name text;
begin
  for grantee_name in
    select distinct grantee from information_schema.role_table_grants
    where table_schema = 'public' and table_name = 'audit' and grantee <> current_user
  loop
    if grantee_name = 'PUBLIC' then
      revoke update, delete, truncate, references, trigger on audit from public;
    else
      execute format('revoke update, delete, truncate, references, trigger on audit from %I', grantee_name);
    end if;
  end loop;
end $$;

-- The one exception: the log of a sample company goes with it. It runs with the owner's rights,
-- and only for the organisation of the present transaction, and only while that is a sample.
create function forget_sample_audit() returns void language sql security definer
  set search_path = public, pg_temp as $$
  delete from audit a using org o
  where a.org_id = nullif(current_setting('app.org', true), '')::uuid
    and o.org_id = a.org_id and o.sample;
$$;
