-- From how many minutes on somebody waits too long, where an office has said so. New table, no locks; reversible by dropping it.
create table wait_alert (
    office  text primary key,
    minutes int  not null
);
