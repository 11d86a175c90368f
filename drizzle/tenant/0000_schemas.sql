-- A schema for Remit itself and one for each module. Functions are nobody's to call until they are granted.
create schema if not exists remit;
create schema crm;
create schema hr;
create schema fin;
create schema wms;

alter default privileges revoke execute on functions from public;
