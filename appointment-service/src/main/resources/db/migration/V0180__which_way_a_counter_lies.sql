-- Which way a counter lies, seen from the display; none where that is unknown. A column without a default: no rewrite.

alter table counter add column way text
    constraint counter_way check (way in ('LEFT', 'AHEAD', 'RIGHT', 'UP', 'DOWN'));
