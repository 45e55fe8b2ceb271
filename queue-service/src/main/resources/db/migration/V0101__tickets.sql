-- Tickets, their numbers and the append-only stays in each state. New tables, no locks; reversible by dropping them.

-- The last number of an office, day and letter. A gap after a rollback is allowed, a second A017 is not.
create table ticket_number (
    office text not null,
    day    date not null,
    letter text not null,
    last   int  not null,
    primary key (office, day, letter)
);

create table ticket (
    id                uuid        primary key,
    revision          bigint      not null,
    authority         text        not null,
    office            text        not null,
    day               date        not null,
    number            text        not null,
    status            text        not null,
    status_since      timestamptz not null,
    services          text[]      not null,
    language          text        not null,
    access_needs      text[]      not null,
    booking_id        uuid,
    booking_cancelled boolean     not null,
    due_at            timestamptz,
    planned_minutes   int         not null,
    rank_at           timestamptz not null,
    via               text        not null,
    opened_at         timestamptz not null,
    called_at         timestamptz,
    call_began_at     timestamptz,
    last_called_at    timestamptz,
    started_at        timestamptz,
    finished_at       timestamptz,
    recalls           int         not null,
    counter           text,
    room              text,
    bound_counter     text,
    reason            text,
    reason_minutes    int,
    parked_until      timestamptz,
    park_reason       text,
    secret_key_id     int         not null,
    secret_generation int         not null,
    contactable       boolean     not null,
    contact_revision  bigint      not null
);

create unique index ticket_number_of_the_day on ticket (office, day, number);
create unique index ticket_of_booking on ticket (booking_id)
    where booking_id is not null and status not in ('LEFT', 'CLOSED_AT_NIGHT');
-- One person at a time: the referee when two calls reach one counter.
create unique index ticket_at_counter on ticket (authority, counter) where status in ('CALLED', 'SERVING');
create index ticket_waiting on ticket (office, rank_at, opened_at, id) where status in ('WAITING', 'TRANSFERRED');
create index ticket_open on ticket (office)
    where status in ('WAITING', 'TRANSFERRED', 'CALLED', 'SERVING', 'PARKED');
create index ticket_of_day on ticket (office, day);

-- A stay in a state. Never changed but for its end; what was undone stays, and the stay after it says so ('UNDO').
create table ticket_segment (
    ticket_id     uuid        not null references ticket (id),
    ordinal       bigint      not null,
    status        text        not null,
    step          text        not null,
    services      text[]      not null,
    counter       text,
    room          text,
    bound_counter text,
    clerk         text,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    primary key (ticket_id, ordinal),
    check (ended_at >= started_at)
);

create unique index ticket_segment_running on ticket_segment (ticket_id) where ended_at is null;
