-- How an office calls, as its lead set it: a row for every change, the newest is in force; an office without one goes by
-- the settings of the service. New tables, no locks; reversible by dropping them.

create table calling_policy (
    office                  text        not null,
    revision                bigint      not null,
    walk_in_yields_minutes  int         not null,
    late_grace_minutes      int         not null,
    late_falls_behind_minutes int       not null,
    access_advance_minutes  int         not null,
    language_patience_minutes int       not null,
    recall_after_seconds    int         not null,
    calls_until_no_show     int         not null,
    park_reminder_minutes   int         not null,
    walk_ins_until          text,
    changed_at              timestamptz not null,
    changed_by              text,
    -- The referee between two who change the same policy.
    primary key (office, revision)
);

create table calling_contingent (
    office   text   not null,
    revision bigint not null,
    service  text   not null,
    per_day  int    not null,
    primary key (office, revision, service),
    foreign key (office, revision) references calling_policy (office, revision)
);
