-- What a clerk said when calling somebody who was not the next, kept with the stay the call began. A nullable column:
-- a short exclusive lock, no rewrite; reversible by dropping it.

alter table ticket_segment add column note text;
