-- Why an office asks for dates of birth; without a reason none is asked for. A column without a default: no rewrite.

alter table office add column birth_date_reason text
    constraint office_birth_date_reason check (birth_date_reason in ('FINDING_THE_FILE', 'TELLING_APART', 'AGE'));
