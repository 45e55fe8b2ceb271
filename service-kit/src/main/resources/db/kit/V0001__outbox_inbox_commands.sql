-- Events on their way out, events seen, and answers of commands that may be repeated. New tables, no locks.

create table outbox (
    seq          bigint generated always as identity primary key,
    id           uuid        not null unique,
    topic        text        not null,
    key          text        not null,
    type         text        not null,
    authority    text        not null,
    payload      jsonb       not null,
    occurred_at  timestamptz not null,
    traceparent  text,
    request_id   text,
    published_at timestamptz,
    attempts     int         not null default 0
);

create index outbox_unpublished on outbox (seq) where published_at is null;
create index outbox_published_at on outbox (published_at) where published_at is not null;

create table inbox (
    consumer    text        not null,
    event_id    text        not null,
    received_at timestamptz not null,
    primary key (consumer, event_id)
);

create index inbox_received_at on inbox (received_at);

create table performed_command (
    caller       text        not null,
    operation    text        not null,
    key          uuid        not null,
    request_hash text        not null,
    answer       jsonb,
    expires_at   timestamptz not null,
    primary key (caller, operation, key)
);

create index performed_command_expires_at on performed_command (expires_at);
