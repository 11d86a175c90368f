import { leak, type SeededLeak } from './seeded-leak.ts';

/** In who may do what. */
export const leaksInRights: readonly SeededLeak[] = [
  leak('TRUNCATE', 'grants-minimal', 'grant truncate on crm.account to remit_app'),
  leak('TRIGGER', 'grants-minimal', 'grant trigger on crm.account to remit_app'),
  leak('REFERENCES', 'grants-minimal', 'grant references on crm.account to remit_app'),
  leak(
    'a right that may be handed on',
    'grants-minimal',
    'grant select on crm.account to remit_app with grant option',
  ),
  leak('a table for everybody', 'grants-minimal', 'grant select on crm.account to public'),
  leak(
    'a column for a login that has none',
    'column-grants-minimal',
    'grant select (name) on crm.account to remit_registrar with grant option',
  ),
  leak(
    'a table for whoever looks past row security',
    'grants-minimal',
    'create role reports login bypassrls; grant select on crm.account to reports',
  ),
  leak('a table for whoever counts', 'grants-minimal', 'grant select on crm.account to remit_cross'),
  leak(
    'a table for whoever registers keys',
    'grants-minimal',
    'grant select on remit.member to remit_registrar',
  ),
  leak(
    'a column for whoever counts',
    'column-grants-minimal',
    'grant select (name) on remit.member to remit_cross',
  ),
  leak('keys in reach', 'keys-out-of-reach', 'grant select on context.secret to remit_app'),
  leak('the schema of keys in reach', 'keys-out-of-reach', 'grant usage on schema context to remit_app'),
  leak(
    'large objects for everybody',
    'large-objects-closed',
    'grant execute on function lo_get(oid) to public',
  ),
  leak(
    'large objects for requests',
    'system-objects-not-granted',
    'grant execute on function lo_get(oid) to remit_app',
  ),
  leak(
    'files for requests',
    'system-objects-not-granted',
    'grant execute on function pg_read_file(text) to remit_app',
  ),
  leak(
    'other sessions’ statements for requests',
    'system-objects-not-granted',
    'grant select on pg_stat_activity to remit_app',
  ),
  leak(
    'other sessions’ statements for everybody',
    'other-sessions-hidden',
    'grant select on pg_stat_activity to public',
  ),
  leak(
    'statistics of hidden rows for requests',
    'system-objects-not-granted',
    'grant select on pg_statistic to remit_app',
  ),
  leak(
    'statistics of hidden rows for everybody',
    'system-objects-as-delivered',
    'grant select on pg_statistic to public',
  ),
  leak(
    'a column of passwords for everybody',
    'system-objects-as-delivered',
    'grant select (rolpassword) on pg_authid to public',
  ),
  leak(
    'files for everybody',
    'system-objects-as-delivered',
    'grant execute on function pg_read_binary_file(text) to public',
  ),
  leak(
    'rights on what is yet to be made',
    'no-default-grants',
    'alter default privileges in schema crm grant select on tables to remit_app',
  ),
  leak('making things in a schema', 'schemas-closed', 'grant create on schema crm to remit_app'),
  leak('blocks of code', 'languages-closed', 'grant usage on language plpgsql to public'),
  leak('blocks of code for requests', 'languages-closed', 'grant usage on language plpgsql to remit_app'),
];
