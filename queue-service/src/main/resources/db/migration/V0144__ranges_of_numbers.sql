-- From where to where the numbers of a letter go, with and without an appointment, as the lead set it; part of a version of the
-- policy. New table, no locks; reversible by dropping it.
create table calling_range (
    office            text   not null,
    revision          bigint not null,
    letter            text   not null,
    walk_ins_from     int,
    walk_ins_to       int,
    appointments_from int,
    appointments_to   int,
    primary key (office, revision, letter),
    foreign key (office, revision) references calling_policy (office, revision),
    check (walk_ins_from <= walk_ins_to and (walk_ins_from is null) = (walk_ins_to is null)),
    check (appointments_from <= appointments_to and (appointments_from is null) = (appointments_to is null))
);
