-- Whether the closing of the day took a step because nobody had. Figures leave out how long such a service took; without
-- this they had to look whether a clerk's name stood there, and lost every serving time when names were forgotten after
-- half a year. One column with a default, no rewrite; reversible by dropping it.
alter table ticket_segment add column by_night boolean not null default false;
update ticket_segment set by_night = true where clerk is null and step = 'FINISH';
