-- Bookings that no longer fit the plans, until they are settled or fit again. A new table and an index; the index is built
-- under a short lock: the table of bookings is small when this runs for the first time.

create table booking_conflict (
    id                uuid primary key,
    version           int         not null,
    authority         text        not null references authority,
    office            text        not null references office,
    booking           uuid        not null unique references booking on delete cascade,
    -- Where and when the booking was: an entry about another place is out of date.
    counter           text        not null,
    starts_at         timestamptz not null,
    ends_at           timestamptz not null,
    reasons           text[]      not null,
    found_at          timestamptz not null,
    -- Set when the team lead keeps the booking as it is.
    settlement_reason text,
    settled_by        text,
    settled_at        timestamptz,
    constraint booking_conflict_has_reasons check (cardinality(reasons) > 0)
);

create index booking_conflict_office on booking_conflict (office, starts_at);

-- What is booked at an office from a day on.
create index booking_office_start on booking (office, starts_at);
