-- What the tests of the retention let become due.
create table due_note (
    id       uuid        primary key,
    due_at   timestamptz not null,
    poisoned boolean     not null
);
