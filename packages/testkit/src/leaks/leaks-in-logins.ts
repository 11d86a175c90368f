import { leak, type SeededLeak } from './seeded-leak.ts';

/** In roles, logins and databases. */
export const leaksInLogins: readonly SeededLeak[] = [
  leak('BYPASSRLS', 'roles-harmless', 'alter role remit_app bypassrls'),
  leak('a superuser', 'roles-harmless', 'alter role remit_app superuser'),
  leak('CREATEROLE', 'roles-harmless', 'alter role remit_app createrole'),
  leak('REPLICATION', 'roles-harmless', 'alter role remit_app replication'),
  leak('an owner who may log in', 'roles-harmless', 'alter role remit_owner login'),
  leak('membership of the owner', 'logins-are-members-of-nothing', 'grant remit_owner to remit_app'),
  leak(
    'membership of those who read everything',
    'logins-are-members-of-nothing',
    'grant pg_read_all_data to remit_app',
  ),
  leak(
    'somebody who acts as requests do',
    'logins-are-members-of-nothing',
    'create role reports login; grant remit_app to reports',
  ),
  leak('a table that requests own', 'logins-own-nothing', 'alter table crm.account owner to remit_app'),
  leak(
    'a setting of a login',
    'logins-have-no-settings',
    "alter role remit_app set session_replication_role = 'replica'",
  ),
  leak(
    'a setting of a database',
    'databases-have-no-settings',
    "alter database scratch_copy set row_security = 'off'",
  ),
  leak(
    'a parameter that requests may set',
    'no-parameter-grants',
    'grant set on parameter session_replication_role to remit_app',
  ),
  leak(
    'a database open to everybody',
    'databases-closed',
    'grant connect on database scratch_copy to public',
  ),
  leak(
    'a shared database that a tenant’s own login comes into',
    'databases-of-one-login',
    'create role remit_t_elsewhere login; grant connect on database scratch_copy to remit_t_elsewhere',
  ),
  leak(
    'a database that a login beside Remit comes into',
    'databases-of-one-login',
    'create role reports login; grant connect on database scratch_copy to reports',
  ),
  leak(
    'temporary tables for everybody',
    'databases-closed',
    'grant temporary on database scratch_copy to public',
  ),
  leak(
    'temporary tables for requests',
    'databases-closed',
    'grant temporary on database scratch_copy to remit_app',
  ),
];
