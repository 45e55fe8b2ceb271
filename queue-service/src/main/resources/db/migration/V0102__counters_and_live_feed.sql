-- Who sits at which counter, and the numbered feed the streams of every instance read. New tables, no locks;
-- reversible by dropping them.

create table counter_session (
    id         uuid        primary key,
    authority  text        not null,
    office     text        not null,
    counter    text        not null,
    clerk      text        not null,
    services   text[]      not null,
    languages  text[]      not null,
    started_at timestamptz not null,
    ended_at   timestamptz
);

create unique index counter_session_one_clerk on counter_session (authority, counter) where ended_at is null;
create unique index counter_session_one_counter on counter_session (authority, clerk) where ended_at is null;
create index counter_session_of_office on counter_session (office) where ended_at is null;

-- One row per office. Its lock, taken last in every transaction that changes the queue, makes numbers visible in
-- their order: who has seen number n has seen every number below.
create table office_feed (
    office         text   primary key,
    revision       bigint not null,
    display_number bigint not null
);

create table display_event (
    office      text        not null,
    number      bigint      not null,
    kind        text        not null,
    ticket      text        not null,
    counter     text        not null,
    room        text        not null,
    language    text        not null,
    recalls     int         not null,
    called_at   timestamptz not null,
    occurred_at timestamptz not null,
    primary key (office, number)
);

create index display_event_occurred_at on display_event (occurred_at);
