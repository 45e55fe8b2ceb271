-- What the deletion of personal data looks for, each by an index that holds little else. Built at once, in which the tables can
-- only be read; at some hundred thousand rows that is a second. The index of access needs is part of a wider one now.

create index booking_day_data_by_end on booking (ends_at)
    where person_key is not null or birth_date is not null or cardinality(access_needs) > 0;
drop index booking_access_needs_by_end;

create index booking_unconfirmed on booking (created_at) where erased_at is null and status in ('EXPIRED', 'CANCELLED');
create index booking_erased_by_end on booking (ends_at) where erased_at is not null;
create index booking_history_of_staff on booking_history (at) where actor is not null;
