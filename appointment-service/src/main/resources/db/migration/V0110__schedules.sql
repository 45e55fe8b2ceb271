-- Plans for teams, counters, rooms and interpreters, with a share for each channel; closures of all of them; what else a
-- booking needs beside a counter. Changes small tables only, each under a short exclusive lock.

create table bookable_resource (
    authority     text    not null references authority,
    code          text    not null,
    office        text    not null references office,
    revision      bigint  not null,
    kind          text    not null,
    label         text    not null,
    languages     text[]  not null,
    modes         text[]  not null,
    accessibility text[]  not null,
    active        boolean not null,
    primary key (authority, code),
    constraint bookable_resource_kind check (kind in ('ROOM', 'INTERPRETER'))
);

create index bookable_resource_office on bookable_resource (office);

alter table offered_service add column rooms text[] not null default '{}';
alter table offered_service alter column rooms drop default;
alter table staff add column counter text;

alter table office add column active_bookings_per_person int not null default 10000;
alter table office add column holds_per_person int not null default 10000;
alter table office add column new_days_at time not null default '00:00';
alter table office add column new_days_spread_minutes int not null default 0;
alter table office alter column active_bookings_per_person drop default;
alter table office alter column holds_per_person drop default;
alter table office alter column new_days_at drop default;
alter table office alter column new_days_spread_minutes drop default;

-- The owner of a plan, in place of one column for each kind of owner.
alter table opening_plan add column owner_kind text;
alter table opening_plan add column owner text;
alter table opening_plan add column ends_on date;
update opening_plan set owner_kind = case when team is null then 'COUNTER' else 'TEAM' end, owner = coalesce(team, counter);
alter table opening_plan alter column owner_kind set not null;
alter table opening_plan alter column owner set not null;
alter table opening_plan add constraint opening_plan_owner_kind check (owner_kind in ('TEAM', 'COUNTER', 'RESOURCE'));
alter table opening_plan drop constraint opening_plan_of_one_owner;
alter table opening_plan drop column team;
alter table opening_plan drop column counter;
-- Midnight as the end means the end of the day.
alter table opening_plan drop constraint opening_plan_ends_after_start;
alter table opening_plan add constraint opening_plan_ends_after_start check (closes_at > opens_at or closes_at = '00:00');
alter table opening_plan add constraint opening_plan_last_day check (ends_on >= starts_on);

create table opening_plan_share (
    plan                   uuid not null references opening_plan on delete cascade,
    channel                text not null,
    -- How many of a team's counters serve the channel; null for all that are left.
    counters               int,
    -- How long before its start unused time goes to the public; null for never.
    release_minutes_before int,
    primary key (plan, channel),
    constraint opening_plan_share_channel check (channel in ('PUBLIC', 'INTERNAL', 'PARTNER', 'EMERGENCY')),
    constraint opening_plan_share_counters check (counters >= 0),
    constraint opening_plan_share_release check (release_minutes_before >= 0)
);

insert into opening_plan_share (plan, channel) select id, channel from opening_plan;
alter table opening_plan drop column channel;

alter table closure add column version int not null default 0;
alter table closure alter column version drop default;
alter table closure add column kind text not null default 'CLOSED';
alter table closure alter column kind drop default;
alter table closure add column scope_kind text;
alter table closure add column scope text;
alter table closure add column staff text;
update closure set scope_kind = case when counter is not null then 'COUNTER' when team is not null then 'TEAM' else 'OFFICE' end,
    scope = coalesce(counter, team);
alter table closure alter column scope_kind set not null;
alter table closure drop column team;
alter table closure drop column counter;
alter table closure add constraint closure_kind check (kind in ('CLOSED', 'ABSENCE', 'TRAINING'));
alter table closure add constraint closure_scope check ((scope_kind = 'OFFICE') = (scope is null));

-- Grows with every change of an office's plans, closures, counters, services, resources or rules.
create table schedule (
    office   text   primary key references office,
    revision bigint not null
);

insert into schedule (office, revision) select code, 1 from office;
