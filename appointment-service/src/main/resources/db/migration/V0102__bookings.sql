-- A booking is one row from hold to end; what it occupies are claims that cannot overlap. New tables, no locks.

create extension if not exists btree_gist;

create table booking (
    id                      uuid primary key,
    version                 bigint      not null,
    revision                bigint      not null,
    authority               text        not null references authority,
    office                  text        not null references office,
    reference               text        not null unique,
    status                  text        not null,
    counter                 text        not null,
    starts_at               timestamptz not null,
    ends_at                 timestamptz not null,
    -- Until when a HELD or PENDING booking keeps its time.
    held_until              timestamptz,
    language                text        not null,
    access_needs            text[]      not null,
    given_name              text,
    family_name             text,
    birth_date              date,
    email                   text,
    phone                   text,
    notify                  text[]      not null,
    consent_at              timestamptz,
    notes                   text,
    contact_revision        bigint      not null,
    calendar_sequence       int         not null,
    secret_key_id           int         not null,
    secret_generation       int         not null,
    verification_generation int         not null,
    ticket_id               uuid,
    ticket_revision         bigint      not null,
    ticket_status           text,
    created_at              timestamptz not null,
    erased_at               timestamptz,
    constraint booking_ends_after_start check (ends_at > starts_at)
);

-- The expiry job's.
create index booking_held_until on booking (held_until) where status in ('HELD', 'PENDING');
-- The evening's: appointments nobody came to.
create index booking_open_by_end on booking (ends_at) where status in ('CONFIRMED', 'CHECKED_IN');
-- The evening's, too: what the office had to provide for somebody is forgotten.
create index booking_access_needs_by_end on booking (ends_at) where cardinality(access_needs) > 0;
-- The limit of active bookings per address.
create index booking_active_email on booking (lower(email)) where status in ('HELD', 'PENDING', 'CONFIRMED');
create index booking_active_phone on booking (phone) where status in ('HELD', 'PENDING', 'CONFIRMED');
-- The erasure's.
create index booking_unerased_by_end on booking (ends_at) where erased_at is null;

create table booking_service (
    booking  uuid not null references booking on delete cascade,
    position int  not null,
    code     text not null,
    persons  int  not null,
    minutes  int  not null,
    primary key (booking, position)
);

create table booking_person (
    booking     uuid not null references booking on delete cascade,
    position    int  not null,
    given_name  text,
    family_name text not null,
    birth_date  date,
    primary key (booking, position)
);

create table booking_history (
    id          bigint generated always as identity primary key,
    booking     uuid        not null references booking on delete cascade,
    from_status text,
    to_status   text        not null,
    event       text        not null,
    at          timestamptz not null,
    cause       text        not null,
    actor       text
);

create index booking_history_booking on booking_history (booking, id);

create table slot_claim (
    -- Checked at commit: the time is claimed first, the booking written when it is known at which counter.
    booking    uuid      not null references booking on delete cascade deferrable initially deferred,
    resource   text      not null,
    during     tstzrange not null,
    -- Set while the booking is only held; from this moment on the time counts as free.
    held_until timestamptz,
    primary key (booking, resource),
    constraint slot_claim_one_at_a_time exclude using gist (resource with =, during with &&)
);
