import type { Script } from './script.ts';

const read = 'select to_jsonb(t) from crm.account t';

/** Becoming somebody else. What could last is in a transaction, which whoever runs it rolls back. */
export function attacksOnRole(role: string, login: string): readonly Script[] {
  const scripts: readonly Script[] = [
    ['SET ROLE', `set role ${role}; ${read}`],
    ['SET LOCAL ROLE', `begin; set local role ${role}; ${read}`],
    ['the setting of a role', `select set_config('role', '${role}', false); ${read}`],
    ['SESSION AUTHORIZATION', `set session authorization ${role}; ${read}`],
    [
      'the setting of an authorization',
      `select set_config('session_authorization', '${role}', false); ${read}`,
    ],
    ['membership', `begin; grant ${role} to ${login}; set role ${role}; ${read}`],
    ['membership the other way', `begin; grant ${login} to ${role}`],
    ['its password', `begin; alter role ${role} password 'owned'`],
    ['its rights', `begin; alter role ${role} superuser bypassrls`],
    ['its settings', `begin; alter role ${role} set row_security = off`],
    ['its name', `begin; alter role ${role} rename to eve`],
    ['what it owns', `begin; drop owned by ${role} cascade; ${read}`],
    ['what it owns, taken', `begin; reassign owned by ${role} to ${login}; ${read}`],
    ['its end', `begin; drop role ${role}`],
    ['a policy for it', `begin; create policy eve on crm.account to ${role} using (true); ${read}`],
    [
      'what it is granted by default',
      `begin; alter default privileges for role ${role} grant select on tables to public`,
    ],
  ];
  return scripts.map(([name, sql]) => [`${role}: ${name}`, sql]);
}

/** Settings that change what statements mean, or what of them is checked. */
const settings: readonly (readonly [name: string, value: string])[] = [
  ['session_replication_role', 'replica'],
  ['row_security', 'off'],
  ['search_path', 'pg_temp, public, remit'],
  ['allow_system_table_mods', 'on'],
  ['ignore_system_indexes', 'on'],
  ['zero_damaged_pages', 'on'],
  ['local_preload_libraries', 'plpgsql'],
  ['session_preload_libraries', 'plpgsql'],
  ['dynamic_library_path', '/tmp'],
  ['event_triggers', 'off'],
  ['log_statement', 'none'],
  ['track_activities', 'off'],
  ['default_transaction_read_only', 'off'],
  ['transaction_isolation', 'serializable'],
  ['plan_cache_mode', 'force_generic_plan'],
  ['backslash_quote', 'on'],
  ['standard_conforming_strings', 'off'],
  ['array_nulls', 'off'],
  ['constraint_exclusion', 'on'],
  ['enable_partition_pruning', 'off'],
  ['jit_provider', 'eve'],
  ['restrict_nonsystem_relation_kind', ''],
  ['createrole_self_grant', 'set, inherit'],
  ['default_table_access_method', 'heap'],
  ['temp_tablespaces', 'pg_default'],
  ['client_min_messages', 'debug5'],
  ['remit.claim', 'true'],
  ['remit.plain', 'true'],
  ['remit.app_login', 'remit_app'],
  ['app.tenant', 'true'],
];

/** Tries every setting by which a session might become somebody else's. @param other the tenant that is not to be seen */
export function attacksBySetting(other: string): readonly Script[] {
  return settings.flatMap(([name, value]): readonly Script[] => {
    const text = name.startsWith('remit.') || name.startsWith('app.') ? other : value;
    return [
      [`${name}: SET`, `set ${name} = '${text}'; ${read}`],
      [`${name}: SET LOCAL`, `begin; set local ${name} = '${text}'; ${read}`],
      [`${name}: set_config`, `select set_config('${name}', '${text}', false); ${read}`],
      [
        `${name}: in pg_settings`,
        `update pg_settings set setting = '${text}' where name = '${name}'; ${read}`,
      ],
      [`${name}: for the server`, `alter system set ${name} = '${text}'`],
    ];
  });
}

/** Tickets that were right once, for somebody else, or never; each presented in every way there is. */
export function attacksByTicket(tickets: Readonly<Record<string, string>>, other: string): readonly Script[] {
  return Object.entries(tickets).flatMap(([name, ticket]): readonly Script[] => [
    [`${name}: presented`, `select remit.enter('${ticket}'); ${read}`],
    [
      `${name}: presented in a transaction of its own`,
      `rollback; begin; select remit.enter('${ticket}'); ${read}`,
    ],
    [`${name}: presented inside a query`, `select remit.enter('${ticket}'), t.* from crm.account t`],
    [`${name}: presented once more`, `savepoint s; select remit.enter('${ticket}'); rollback to s; ${read}`],
    [`${name}: as a claim`, `select set_config('remit.claim', '${ticket}', true); ${read}`],
    [
      `${name}: as the end of a claim`,
      `select set_config('remit.claim', '${other}' || right('${ticket}', 64), true); ${read}`,
    ],
  ]);
}

/** Functions of ours and of the server that nobody has any business calling, changing or standing in for. */
export function attacksOnFunction(signature: string): readonly Script[] {
  const name = signature.replace(/\(.*$/, '');
  const short = name.split('.').at(-1) ?? name;
  return [
    [`${signature}: changed`, `alter function ${signature} immutable leakproof security definer`],
    [`${signature}: given to everybody`, `grant execute on function ${signature} to public`],
    [`${signature}: another owner`, `alter function ${signature} owner to session_user`],
    [`${signature}: dropped`, `drop function ${signature} cascade`],
    [
      `${signature}: a stand-in`,
      `create function pg_temp.${short}(text) returns uuid language sql as 'select null::uuid'; set search_path = pg_temp; ${read}`,
    ],
    [`${signature}: its source`, `select pg_get_functiondef('${signature}'::regprocedure)`],
  ];
}
