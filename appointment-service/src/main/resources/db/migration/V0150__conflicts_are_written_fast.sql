-- A change of a plan may find thousands of conflicts at once, and somebody waits for it: what their booking vouches for
-- already, their authority and office, is not looked up once more for each. Short exclusive lock on a small table.

alter table booking_conflict drop constraint booking_conflict_authority_fkey;
alter table booking_conflict drop constraint booking_conflict_office_fkey;
