-- Whose duty a limit is, so that a poll can leave out what is others' before it counts.

alter table outbox add column actor varchar(40) default '' not null;

update outbox
set actor = substring(
  substring(payload from position('"actorWord":"' in payload) + 13)
  from 1
  for position('"' in substring(payload from position('"actorWord":"' in payload) + 13)) - 1)
where position('"actorWord":"' in payload) > 0;
