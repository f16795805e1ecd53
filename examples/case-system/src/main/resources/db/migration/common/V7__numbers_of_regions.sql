-- Each region gives numbers of its own: a case is named by its region and its number.

alter table legal_case add column number varchar(60);
update legal_case set number = id;
alter table legal_case alter column number set not null;
alter table legal_case add constraint legal_case_number unique (jurisdiction, number);

alter table legal_case alter column id set data type varchar(80);
alter table case_version alter column case_id set data type varchar(80);
alter table case_organ alter column case_id set data type varchar(80);
alter table case_lawyer alter column case_id set data type varchar(80);
alter table deadline alter column case_id set data type varchar(80);
alter table deadline_state alter column case_id set data type varchar(80);
alter table answer alter column case_id set data type varchar(80);
alter table outbox alter column case_id set data type varchar(80);

-- A number of sixty Chinese characters, as it stands in an address.

alter table idempotency alter column location set data type varchar(800);

-- The file of an assessment is deleted after some time; what it had is still shown by the hashes.

alter table assessed add column forgotten_at timestamp with time zone;

-- Whether the bureau was told of a limit before all others were.

alter table outbox add column bureau_told boolean default false not null;
