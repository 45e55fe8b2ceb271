-- Which state of the first texts is stored already, so that a start does not compare them all. New table, no locks.

create table stored_first_texts (
    digest    text        primary key,
    stored_at timestamptz not null
);
