-- What happened to claims, so that every instance can keep the occupied time in memory: it reads what was committed since
-- its last look. And what a booking has beside its counter. New table, and columns without defaults: no rewrite.

create table claim_change (
    id         bigint generated always as identity primary key,
    -- The transaction, by which a reader finds what it has not seen yet, in whatever order transactions commit.
    changed    xid8        not null default pg_current_xact_id(),
    booking    uuid        not null,
    resource   text        not null,
    -- Null when the time was given back.
    during     tstzrange,
    held_until timestamptz,
    at         timestamptz not null
);

create index claim_change_since on claim_change (changed);

alter table booking add column spoken_language text;
alter table booking add column interpreter text;
alter table booking add column interpreter_mode text;
alter table booking add column rooms text[];
alter table booking add column channel text not null default 'PUBLIC';
