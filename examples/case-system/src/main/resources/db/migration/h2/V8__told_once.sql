-- The constraint was given no name.
execute immediate 'alter table outbox drop constraint "' || (
  select constraint_name from information_schema.table_constraints
  where lower(table_name) = 'outbox' and constraint_type = 'UNIQUE') || '"';
alter table outbox add constraint outbox_once unique (uid, last_day, kind, conduct);
