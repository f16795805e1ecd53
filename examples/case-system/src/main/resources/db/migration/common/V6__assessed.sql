-- Files that were answered without being stored as cases, so that each can be asked again.

create table assessed (
  id          varchar(64) primary key,
  account_id  bigint      not null references account (id),
  as_of       varchar(40) not null,
  conduct     boolean     not null,
  rules_id    varchar(64) not null,
  file        text        not null,
  file_sha256 varchar(64) not null,
  sha256      varchar(64) not null,
  asked_at    timestamp with time zone not null
);

