-- Whether a change of the policy asks for a second person, whoever makes it.
alter table remit.tenant add column second_person boolean not null default false;
