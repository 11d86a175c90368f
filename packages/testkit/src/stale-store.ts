import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Store } from '@remit/store/open-store';

/**
 * A store that remembers for a minute what a session and a member stand on: the mistake that races exist to find.
 * Only what the door reads is remembered, so that everything else goes on as ever.
 */
export function staleStore(store: Store): Store {
  const dialect = new PgDialect();
  const kept = new Map<string, { readonly at: number; readonly rows: Promise<readonly object[]> }>();
  const remembering =
    (where: string, rows: (query: SQL) => Promise<readonly object[]>) =>
    <T extends object>(query: SQL): Promise<readonly T[]> => {
      const { sql, params } = dialect.sqlToQuery(query);
      if (!/"enteredMemberEpoch"|"memberEpoch",/.test(sql) || !sql.trimStart().startsWith('select')) {
        return rows(query) as Promise<readonly T[]>;
      }
      const key = JSON.stringify([where, sql, params.map(String)]);
      const known = kept.get(key);
      const found =
        known !== undefined && performance.now() - known.at < 60_000
          ? known
          : { at: performance.now(), rows: rows(query) };
      kept.set(key, found);
      return found.rows as Promise<readonly T[]>;
    };
  return {
    ...store,
    withIdentity: (work, mode) =>
      store.withIdentity((tx) => work({ ...tx, db: tx.db, rows: remembering('identity', tx.rows) }), mode),
    withTenant: (tenantId, mode, work) =>
      store.withTenant(tenantId, mode, (tx) =>
        work({ ...tx, db: tx.db, rows: remembering(tenantId, tx.rows) }),
      ),
  };
}
