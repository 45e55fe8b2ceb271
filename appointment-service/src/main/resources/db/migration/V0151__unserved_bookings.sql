-- People who came and were not served: the office owes them a new time until the team lead writes down what became of it.
-- A new table, and a small index built under a short lock.

create table unserved_settlement (
    booking    uuid primary key references booking on delete cascade,
    reason     text        not null,
    settled_by text        not null,
    settled_at timestamptz not null
);

create index booking_unserved on booking (office, starts_at) where status = 'UNSERVED';
