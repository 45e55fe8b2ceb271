-- When kiosk and phone stop giving numbers, for each weekday: Monday first, empty for a day without an end. What was set holds for
-- every day. Absent in what an instance of the release before wrote, for which walk_ins_until is still written where all days
-- have the same. A nullable column and an update of few rows: short locks; reversible by dropping it.
alter table calling_policy add column walk_ins_until_on text[];
update calling_policy set walk_ins_until_on = array_fill(coalesce(walk_ins_until, ''), array[7]);
