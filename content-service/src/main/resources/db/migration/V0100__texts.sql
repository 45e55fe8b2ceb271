-- Texts, every revision of them in every language, and the codes other services may be asked about. New tables.

create table text_item (
    id              uuid    primary key,
    authority       text    not null,
    kind            text    not null,
    code            text    not null,
    position        int     not null,
    source_language text    not null,
    revision        bigint  not null,
    unique (authority, kind, code)
);

-- Rows are only ever added: the text in force is the highest revision of its language.
create table text_revision (
    id              uuid        primary key,
    item_id         uuid        not null references text_item,
    language        text        not null,
    revision        int         not null check (revision > 0),
    source_revision int         not null check (source_revision > 0),
    content         jsonb       not null,
    edited_by       text        not null,
    edited_at       timestamptz not null,
    unique (item_id, language, revision)
);

create table known_code (
    authority text    not null,
    kind      text    not null,
    office    text    not null,
    code      text    not null,
    revision  bigint  not null,
    active    boolean not null,
    primary key (authority, kind, office, code)
);
