import { initTRPC } from '@trpc/server';
import { sql } from 'drizzle-orm';
import { tenantProcedure } from '@remit/api/procedure';
import { router } from '@remit/api/trpc';
import { type Connection, openConnection } from '@remit/store/connection/connection';
import { connectionPool } from '@remit/store/connection/connection-pool';
import { poolSize, type WallWorld } from './wall-world.ts';

const columns = 'id, number, purpose, department, status, amount_minor';
const text = `select ${columns} from fin.payment_request where tenant_id = $1 order by id limit 50`;

/** A read call behind the whole door: session, tenant, standing, policy and a decision, then its query. */
export const guarded = router({
  read: tenantProcedure('policy.current').query(({ ctx: { call } }) =>
    call.tx.rows(sql`
      select ${sql.raw(columns)} from fin.payment_request where tenant_id = ${call.tenantId} order by id limit 50`),
  ),
});

/** The same query with nothing before it: no session, no wall, no transaction of its own. */
export function bareRouter({ bareAddress, tenant }: WallWorld) {
  const pool = connectionPool({
    size: poolSize,
    patience: 10_000,
    open: (): Promise<Connection> => openConnection(bareAddress, { search_path: 'pg_catalog, pg_temp' }),
  });
  const free = Promise.resolve();
  const trpc = initTRPC.create();
  const read = trpc.procedure.query(() =>
    pool.lend('bench', async (connection) => ({ result: await connection.send(text, [tenant.id]), free })),
  );
  return {
    router: trpc.router({ read }),
    createCaller: trpc.createCallerFactory(trpc.router({ read })),
    close: pool.close,
  };
}
