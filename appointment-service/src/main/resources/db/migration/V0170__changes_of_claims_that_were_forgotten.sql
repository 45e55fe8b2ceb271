-- Up to which transaction changes of claims were forgotten, so that an instance that was away meanwhile, stopped or cut off,
-- finds that it has missed some and reads all claims anew. A new table of one row, no locks.

create table claim_change_forgotten (
    up_to xid8 not null
);

insert into claim_change_forgotten (up_to) values ('0');
