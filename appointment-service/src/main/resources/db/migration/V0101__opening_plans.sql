-- When counters are open, as recurrence rules in the office's zone. New tables, no locks.

create table opening_plan (
    id        uuid primary key,
    version   int    not null,
    authority text   not null references authority,
    office    text   not null references office,
    -- A plan belongs to one counter, or to all counters of a team that have no plan of their own.
    team      text,
    counter   text,
    channel   text   not null,
    starts_on date   not null,
    opens_at  time   not null,
    closes_at time   not null,
    rule      text   not null,
    except_on date[] not null,
    constraint opening_plan_of_one_owner check ((team is null) <> (counter is null)),
    constraint opening_plan_ends_after_start check (closes_at > opens_at)
);

create index opening_plan_office on opening_plan (office);

create table closure (
    id        uuid primary key,
    authority text        not null references authority,
    office    text        not null references office,
    -- Without team and counter the whole office is closed.
    team      text,
    counter   text,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    reason    text        not null,
    constraint closure_ends_after_start check (ends_at > starts_at)
);

create index closure_office on closure (office, ends_at);
