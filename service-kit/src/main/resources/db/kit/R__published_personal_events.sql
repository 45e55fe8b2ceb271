-- Events that name people leave the outbox with their delivery. An earlier version kept them for a week: they go now.

delete from outbox where published_at is not null and position('.personal.' in topic) > 0;
