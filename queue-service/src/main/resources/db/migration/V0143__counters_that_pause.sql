-- Since when somebody signed on serves nobody for a while. A nullable column: a short exclusive lock, no rewrite; reversible by
-- dropping it. How long and how often somebody paused is not kept.
alter table counter_session add column paused_since timestamptz;
