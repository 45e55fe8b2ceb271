-- What was written to people about their bookings, as notification-service tells it: neither text nor address. A new table.

create table booking_message (
    id       uuid primary key,
    booking  uuid        not null references booking on delete cascade,
    revision bigint      not null,
    purpose  text        not null,
    channel  text        not null,
    language text        not null,
    status   text        not null,
    at       timestamptz not null
);

create index booking_message_booking on booking_message (booking);
