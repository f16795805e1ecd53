-- A limit that follows only from the conduct of a lawyer is shown to the bureau alone.

alter table deadline add column conduct boolean default false not null;
alter table outbox add column conduct boolean default false not null;

-- Whose rules a proposal changes: it is taken over by a bureau of that region, or above.

alter table proposal add column region varchar(12) default 'CN' not null;
