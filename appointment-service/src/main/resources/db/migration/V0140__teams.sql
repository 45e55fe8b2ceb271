-- Teams get rows of their own, authorities a name and a revision. Small tables, short exclusive locks.

alter table authority add column name text;
update authority set name = code;
alter table authority alter column name set not null;
alter table authority add column revision bigint not null default 1;
alter table authority alter column revision drop default;
-- The order in which they came.
alter table authority add column number int generated always as identity;

create table team (
    authority text    not null references authority,
    code      text    not null,
    office    text    not null references office,
    revision  bigint  not null,
    label     text    not null,
    active    boolean not null,
    primary key (authority, code)
);

create index team_office on team (office);

-- Until now a team was a word at counters, people and plans.
insert into team (authority, code, office, revision, label, active)
select authority, team, min(office), 1, team, true
from (
    select authority, team, office from counter
    union all
    select authority, team, office from staff
    union all
    select authority, owner, office from opening_plan where owner_kind = 'TEAM'
) named
group by authority, team;

alter table counter add constraint counter_team foreign key (authority, team) references team;
alter table staff add constraint staff_team foreign key (authority, team) references team;
