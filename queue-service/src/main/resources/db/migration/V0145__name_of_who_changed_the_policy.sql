-- The name the token of whoever changed the policy gave at that moment: the history says who it was, also when the account is
-- gone. A nullable column: a short exclusive lock, no rewrite; reversible by dropping it.
alter table calling_policy add column changed_by_name text;
