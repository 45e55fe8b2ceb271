-- Notices the displays show from one moment until another, in several languages. New tables, no locks.

create table notice (
    id         uuid        primary key,
    authority  text        not null,
    -- Empty for every office of the authority.
    office     text,
    starts_at  timestamptz not null,
    -- One that was withdrawn before it began ends when it begins.
    ends_at    timestamptz check (ends_at >= starts_at),
    revision   int         not null,
    changed_by text        not null,
    changed_at timestamptz not null
);

create table notice_text (
    notice_id uuid not null references notice on delete cascade,
    language  text not null,
    words     text not null,
    primary key (notice_id, language)
);

create index notice_of_authority on notice (authority, ends_at);
