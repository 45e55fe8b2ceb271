-- Copy of what content-service has published about services, offices and counters. New table, no locks.

create table published_text (
    kind      text   not null,
    authority text   not null,
    code      text   not null,
    revision  bigint not null,
    texts     jsonb  not null,
    primary key (kind, authority, code)
);
