-- Who works with the system.

create table organ (
  id           varchar(40)  primary key,
  kind         varchar(30)  not null,
  name         varchar(200) not null,
  jurisdiction varchar(12)  not null
);

create table lawyer (
  id           varchar(60)  primary key,
  name         varchar(100) not null,
  firm         varchar(200) not null,
  jurisdiction varchar(12)  not null,
  facts        text         not null,
  version      bigint       not null
);

create table account (
  id           bigint generated always as identity primary key,
  username     varchar(60)  not null unique,
  password     varchar(200) not null,
  role         varchar(30)  not null,
  display_name varchar(100) not null,
  organ_id     varchar(40)  references organ (id),
  lawyer_id    varchar(60)  references lawyer (id),
  enabled      boolean      not null
);

create table access_token (
  id         bigint generated always as identity primary key,
  account_id bigint       not null references account (id),
  kind       varchar(10)  not null,
  label      varchar(100) not null,
  hash       varchar(64)  not null unique,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked    boolean      not null
);

-- Cases. Every version of a file is kept: an answer of long ago can be asked again.

create table legal_case (
  id           varchar(60)  primary key,
  jurisdiction varchar(12)  not null,
  title        varchar(300) not null,
  version      bigint       not null,
  updated_at   timestamp with time zone not null
);

create table case_version (
  case_id    varchar(60) not null references legal_case (id),
  version    bigint      not null,
  file       text        not null,
  sha256     varchar(64) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(60) not null,
  what       varchar(300) not null,
  primary key (case_id, version)
);

create table case_organ (
  case_id  varchar(60) not null references legal_case (id),
  organ_id varchar(40) not null references organ (id),
  primary key (case_id, organ_id)
);

create table case_lawyer (
  case_id   varchar(60) not null references legal_case (id),
  lawyer_id varchar(60) not null references lawyer (id),
  primary key (case_id, lawyer_id)
);

-- The open limits of every case as of one day, worked out when the case, the rules or the day change.

create table deadline (
  case_id     varchar(60) not null references legal_case (id),
  uid         varchar(80) not null,
  last_day    date        not null,
  late        boolean     not null,
  provisional boolean     not null,
  actor       varchar(40) not null,
  zh          text        not null,
  en          text        not null,
  primary key (case_id, uid)
);
create index deadline_day on deadline (last_day);

create table deadline_state (
  case_id  varchar(60) primary key references legal_case (id),
  as_of    date        not null,
  version  bigint      not null,
  rules_id varchar(64) not null
);

-- What was answered, by which rules; and the rules, as long as an answer may be asked again.

create table answer (
  id          varchar(64) primary key,
  case_id     varchar(60) not null references legal_case (id),
  version     bigint      not null,
  as_of       varchar(20) not null,
  conduct     boolean     not null,
  rules_id    varchar(64) not null,
  file_sha256 varchar(64) not null,
  sha256      varchar(64) not null,
  asked_at    timestamp with time zone not null
);
create index answer_case on answer (case_id, asked_at);

create table rules_set (
  id             varchar(64) primary key,
  packs          text        not null,
  notices_sha256 varchar(64) not null
);

create table rules_in_force (
  seq      bigint generated always as identity primary key,
  rules_id varchar(64)  not null references rules_set (id),
  since    timestamp with time zone not null,
  taken_by varchar(60)  not null,
  why      varchar(300) not null
);

create table pack_content (
  sha256       varchar(64)  primary key,
  pack_id      varchar(12)  not null,
  version      varchar(40)  not null,
  origin       varchar(300) not null,
  java_package varchar(200) not null,
  zip          bytea        not null
);

create table notices_content (
  sha256 varchar(64) primary key,
  yaml   text        not null
);

create table proposal (
  id         bigint generated always as identity primary key,
  kind       varchar(10)  not null,
  title      varchar(300) not null,
  base_id    varchar(64)  not null,
  rules_id   varchar(64)  not null,
  made_at    timestamp with time zone not null,
  made_by    varchar(60)  not null,
  state      varchar(10)  not null
);

-- Writes that are sent twice are done once.

create table idempotency (
  account_id     bigint       not null references account (id),
  idem_key       varchar(100) not null,
  request_sha256 varchar(64)  not null,
  status         int          not null,
  location       varchar(300) not null,
  etag           varchar(40)  not null,
  body           text         not null,
  created_at     timestamp with time zone not null,
  primary key (account_id, idem_key)
);

-- Limits that come near, for other systems: taken from here by a poll or sent to a webhook.

create table outbox (
  id           bigint generated always as identity primary key,
  case_id      varchar(60) not null,
  uid          varchar(80) not null,
  last_day     date        not null,
  kind         varchar(20) not null,
  payload      text        not null,
  created_at   timestamp with time zone not null,
  delivered_at timestamp with time zone,
  attempts     int         not null,
  unique (uid, last_day, kind)
);

-- The audit log: each entry holds the hash of the one before it.

create table audit_entry (
  seq      bigint       primary key,
  at       varchar(40)  not null,
  who      varchar(60)  not null,
  role     varchar(30)  not null,
  action   varchar(40)  not null,
  object   varchar(100) not null,
  detail   text         not null,
  previous varchar(64)  not null,
  hash     varchar(64)  not null
);

create table audit_head (
  id   int         primary key,
  seq  bigint      not null,
  hash varchar(64) not null
);
insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
