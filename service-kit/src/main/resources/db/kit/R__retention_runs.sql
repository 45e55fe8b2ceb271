-- How the runs went that delete data whose time is over. Belongs to every service and therefore has no number among
-- theirs; runs after them, and again when it is changed, so it only ever adds what is missing. New table, no locks.

create table if not exists retention_run (
    rule            text        primary key,
    known_since     timestamptz not null,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    failures        bigint      not null default 0,
    overdue         bigint      not null default 0,
    oldest_due_at   timestamptz
);
