-- What has to be told, to whom, and what became of it. New tables, no locks; reversible by dropping them.

-- Copies of what other services own ------------------------------------------------------------------------------

-- Offices and the texts about services, offices and counters, as their events had them.
create table directory_entry (
    kind      text   not null,
    authority text   not null,
    code      text   not null,
    revision  bigint not null,
    payload   text   not null,
    primary key (kind, authority, code)
);

-- Bookings and tickets: just enough to ignore old revisions and to know whose they are.
create table subject (
    id         uuid        primary key,
    kind       text        not null,
    authority  text        not null,
    revision   bigint      not null,
    erased     boolean     not null default false,
    updated_at timestamptz not null
);

-- Names, addresses and links, encrypted.
create table contact (
    subject_id uuid        primary key,
    authority  text        not null,
    revision   bigint      not null,
    key_id     int         not null,
    sealed     bytea       not null,
    keep_until timestamptz not null
);

create index contact_keep_until on contact (keep_until);

-- Templates -------------------------------------------------------------------------------------------------------

-- Every version a message was ever written with; rows never change.
create table template_version (
    purpose  text not null,
    channel  text not null,
    language text not null,
    version  int  not null,
    source   text not null,
    primary key (purpose, channel, language, version)
);

-- Occasions and messages ------------------------------------------------------------------------------------------

-- Something a person has to be told, once, at a moment. Waits for that moment and for its contact data.
create table occasion (
    id               uuid        primary key,
    subject_kind     text        not null,
    subject_id       uuid        not null references subject (id),
    revision         bigint      not null,
    purpose          text        not null,
    authority        text        not null,
    language         text        not null,
    contact_revision bigint      not null,
    facts            text        not null,
    about            timestamptz,
    state            text        not null,
    due_at           timestamptz not null,
    expires_at       timestamptz not null,
    created_at       timestamptz not null,
    request_id       text,
    unique (subject_id, revision, purpose)
);

create index occasion_due on occasion (due_at) where state = 'WAITING';

-- One message of an occasion, by one channel.
create table message (
    id               uuid        primary key,
    seq              bigint      generated always as identity unique,
    occasion_id      uuid        not null references occasion (id) on delete cascade,
    subject_kind     text        not null,
    subject_id       uuid        not null,
    authority        text        not null,
    purpose          text        not null,
    channel          text        not null,
    language         text        not null,
    template_version int         not null,
    recipient        bytea       not null,
    urgency          int         not null,
    status           text        not null,
    reason           text,
    revision         bigint      not null default 0,
    attempts         int         not null default 0,
    request_id       text,
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    next_attempt_at  timestamptz not null,
    lease_until      timestamptz,
    sent_at          timestamptz,
    unique (occasion_id, channel, recipient)
);

create index message_to_claim on message (channel, urgency desc, seq) where status = 'QUEUED';
create index message_order_of_recipient on message (recipient, seq) where status in ('QUEUED', 'CLAIMED', 'HANDED_OVER');
create index message_lease on message (lease_until) where status in ('CLAIMED', 'HANDED_OVER');
create index message_of_subject on message (subject_id);

-- One try to hand a message to the provider.
create table attempt (
    message_id uuid        not null references message (id) on delete cascade,
    number     int         not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    outcome    text,
    primary key (message_id, number)
);

-- By which names the SMS centre knows the parts of a message.
create table sms_part (
    provider_reference text   primary key,
    message_id         uuid   not null references message (id) on delete cascade,
    state              text   not null
);

create index sms_part_of_message on sms_part (message_id);

-- Receipts of the SMS centre; one may come before our own commit, so it waits here for its part.
create table receipt (
    provider_reference text        primary key,
    state              text        not null,
    received_at        timestamptz not null
);
