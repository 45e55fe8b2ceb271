-- Copies of facts other services own, kept from their events. New tables, no locks; reversible by dropping them.
-- A copy is written only by an event whose revision is above its own.

create table office (
    code             text     primary key,
    authority        text     not null,
    revision         bigint   not null,
    time_zone        text     not null,
    languages        text[]   not null,
    check_in_before  int      not null,
    check_in_after   int      not null
);

create table counter (
    authority     text    not null,
    code          text    not null,
    office        text    not null,
    revision      bigint  not null,
    room          text    not null,
    services      text[]  not null,
    languages     text[]  not null,
    accessibility text[]  not null,
    active        boolean not null,
    primary key (authority, code)
);

create index counter_of_office on counter (office) where active;

create table staff (
    authority text    not null,
    subject   text    not null,
    office    text    not null,
    revision  bigint  not null,
    services  text[]  not null,
    languages text[]  not null,
    active    boolean not null,
    primary key (authority, subject)
);

create table service (
    office                 text    not null,
    code                   text    not null,
    authority              text    not null,
    revision               bigint  not null,
    ticket_letter          text    not null,
    duration_minutes       int     not null,
    further_person_minutes int     not null,
    max_persons            int     not null,
    active                 boolean not null,
    primary key (office, code)
);

create table counter_way (
    authority  text   not null,
    counter    text   not null,
    revision   bigint not null,
    directions jsonb  not null,
    primary key (authority, counter)
);

-- Pseudonymous: no name, no address. After an erasure only id and revision stay, so that an older event cannot bring
-- the rest back.
create table booking (
    id             uuid        primary key,
    authority      text        not null,
    office         text        not null,
    revision       bigint      not null,
    reference      text,
    reference_key  text,
    status         text        not null,
    services       text[]      not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    language       text        not null,
    access_needs   text[]      not null
);

create index booking_by_reference on booking (authority, reference_key);
create index booking_expected on booking (office, starts_at) where status in ('CONFIRMED', 'MISSED');
