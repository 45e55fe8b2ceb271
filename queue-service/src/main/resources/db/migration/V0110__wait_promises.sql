-- What people were told when they took their number, so that the next promises are better and everybody can see how many
-- held. New table, no locks; reversible by dropping it. Minutes; the simulated ones are those before the correction.

create table wait_promise (
    ticket_id     uuid             primary key references ticket (id),
    office        text             not null,
    made_at       timestamptz      not null,
    simulated_p50 double precision not null,
    simulated_p90 double precision not null,
    p50           int              not null,
    p90           int              not null
);

create index wait_promise_of_office on wait_promise (office, made_at);
