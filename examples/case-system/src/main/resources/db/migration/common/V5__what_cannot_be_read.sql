-- A case that the rules in force cannot read: its limits are those that were worked out last.

alter table deadline_state add column unreadable boolean default false not null;
