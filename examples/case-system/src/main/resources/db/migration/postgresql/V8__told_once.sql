alter table outbox drop constraint outbox_uid_last_day_kind_key;
alter table outbox add constraint outbox_once unique (uid, last_day, kind, conduct);
