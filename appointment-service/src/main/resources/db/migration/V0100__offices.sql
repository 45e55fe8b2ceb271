-- Authorities, their offices, teams, counters, staff and services. New tables, no locks.

create table authority (
    code             text primary key,
    reference_prefix text not null unique,
    holiday_region   text not null
);

create table office (
    code                       text primary key,
    authority                  text    not null references authority,
    revision                   bigint  not null,
    street                     text    not null,
    postal_code                text    not null,
    city                       text    not null,
    time_zone                  text    not null,
    languages                  text[]  not null,
    accessibility              text[]  not null,
    check_in_minutes_before    int     not null,
    check_in_minutes_after     int     not null,
    verified_address           boolean not null,
    minimum_lead_minutes       int     not null,
    horizon_days               int     not null,
    hold_minutes               int     not null,
    grid_minutes               int     not null,
    start_every_minutes        int     not null,
    active_bookings_per_address int    not null
);

create index office_authority on office (authority);

create table counter (
    authority     text    not null references authority,
    code          text    not null,
    office        text    not null references office,
    revision      bigint  not null,
    room          text    not null,
    team          text    not null,
    services      text[]  not null,
    languages     text[]  not null,
    accessibility text[]  not null,
    active        boolean not null,
    primary key (authority, code)
);

create index counter_office on counter (office);

create table staff (
    authority text    not null references authority,
    subject   text    not null,
    office    text    not null references office,
    revision  bigint  not null,
    team      text    not null,
    services  text[]  not null,
    languages text[]  not null,
    active    boolean not null,
    primary key (authority, subject)
);

create table offered_service (
    office                 text    not null references office,
    code                   text    not null,
    authority              text    not null references authority,
    revision               bigint  not null,
    leika_key              text    not null,
    duration_minutes       int     not null,
    further_person_minutes int     not null,
    max_persons            int     not null,
    ticket_letter          text    not null,
    position               int     not null,
    active                 boolean not null,
    primary key (office, code)
);
