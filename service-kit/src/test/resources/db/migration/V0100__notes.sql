-- A table for the tests of the kit.
create table note (
    id   uuid primary key,
    text text not null unique
);
create table note_seen (
    seq  bigint generated always as identity primary key,
    text text not null
);
