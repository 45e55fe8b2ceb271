-- Who holds a booking, which person it counts for, and why staff did something; notes as entries of their own. Columns
-- without defaults to compute: no rewrite. The indexes are built at once, in which the table can only be read.

alter table booking add column holder text;
alter table booking add column person_key text;
alter table booking add column overbooked boolean not null default false;
alter table booking_history add column reason text;

create table booking_note (
    id      uuid        primary key,
    booking uuid        not null references booking on delete cascade,
    at      timestamptz not null,
    author  text,
    text    text        not null
);

create index booking_note_booking on booking_note (booking, at);

insert into booking_note (id, booking, at, text) select gen_random_uuid(), id, created_at, notes from booking where notes <> '';
alter table booking drop column notes;

-- The limits per person, and a citizen's own list.
create index booking_active_person on booking (person_key) where status in ('HELD', 'PENDING', 'CONFIRMED');
create index booking_holder on booking (holder, starts_at) where holder is not null;
