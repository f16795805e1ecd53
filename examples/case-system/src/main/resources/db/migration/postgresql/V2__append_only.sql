create function append_only() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only added', tg_table_name;
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function append_only();
create trigger case_version_append_only before update or delete or truncate on case_version
  for each statement execute function append_only();
