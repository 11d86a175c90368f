import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { openConnection } from '@remit/store/connection/connection';
import { addressOf } from '@remit/store/provision/database-address';
import { loginPassword } from '@remit/store/provision/login-password';
import { processKey } from '@remit/store/connection/process-key';
import { roles } from '@remit/store/directory/roles';
import { ticketAtHand } from '@remit/store/connection/ticket-at-hand';
import { runTransaction, type TransactionKind } from '@remit/store/connection/transaction';
import { loginSecret } from '@remit/testkit/login-secret';
import { median } from '../shared/spread.ts';
import { printFigure, say } from './figure.ts';
import type { WallWorld } from './wall-world.ts';

/** Short turns, one behind the other in an order that changes: what else the machine does meets both alike. */
const turns = 250;
const callsInTurn = 20;

/** What the signed context costs a transaction with one query, against a setting that anybody could have written. */
export async function measureContext(world: WallWorld): Promise<void> {
  say('a transaction behind the signed context, and behind a plain setting');
  const { bareAddress, databaseUrl, secret, tenant } = world;
  await makePlainCopy(bareAddress, tenant.loginName);
  const login = addressOf(
    databaseUrl,
    tenant.databaseName,
    tenant.loginName,
    await loginSecret(databaseUrl, secret, tenant.loginName),
  );
  const connection = await openConnection(login, { search_path: 'pg_catalog, pg_temp' });
  const key = await processKey(
    addressOf(databaseUrl, tenant.databaseName, roles.registrar, loginPassword(secret, roles.registrar)),
  ).current();
  const begin = 'isolation level repeatable read read only';
  const signed = (): TransactionKind => ({
    begin,
    first: {
      text: 'select remit.enter($1)',
      parameters: [ticketAtHand(connection, key, tenant.id, Date.now())],
    },
    readOnly: true,
  });
  const plain = (): TransactionKind => ({
    begin,
    first: { text: `select set_config('bench.tenant', $1, true)`, parameters: [tenant.id] },
    readOnly: true,
  });
  const run = async (kind: () => TransactionKind, table: string): Promise<number> => {
    const began = performance.now();
    for (let call = 0; call < callsInTurn; call++) {
      const { free } = await runTransaction(connection, kind(), (tx) =>
        tx.rows(sql`select * from ${sql.raw(table)} where tenant_id = ${tenant.id} order by id limit 50`),
      );
      await free;
    }
    return (performance.now() - began) / callsInTurn;
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  const runOurs = async () => ours.push(await run(signed, 'crm.account'));
  const runTheirs = async () => theirs.push(await run(plain, 'bench.account'));
  for (let turn = -10; turn < turns; turn++) {
    if (turn === 0) ours.length = theirs.length = 0;
    for (const next of turn % 2 === 0 ? [runOurs, runTheirs] : [runTheirs, runOurs]) await next();
  }
  await connection.close();
  printFigure({
    figure: 'a transaction behind the signed context, to the same behind a plain setting',
    // Of each pair, so that a slow minute counts on both sides.
    value: (median(ours.map((time, turn) => time / (theirs[turn] ?? Number.NaN))) - 1) * 100,
    unit: '% slower',
    target: 5,
    notes: `${(median(ours) * 1_000).toFixed(0)} µs and ${(median(theirs) * 1_000).toFixed(0)} µs; a page of 50 of ${tenant.name}'s accounts, on one connection`,
  });
}

/** A table with the same rows behind the policy that most people would write. */
async function makePlainCopy(address: string, login: string): Promise<void> {
  const owner = postgres(address, { max: 1, onnotice: () => undefined });
  await owner.unsafe(`
    create schema bench;
    create table bench.account (like crm.account including all);
    insert into bench.account select * from crm.account;
    analyze bench.account, crm.account;
    alter table bench.account enable row level security;
    alter table bench.account force row level security;
    create policy tenant_wall on bench.account as restrictive for all to public
      using (tenant_id = (select current_setting('bench.tenant', true)::uuid));
    create policy tenant_rows on bench.account for all to public using (true);
    grant usage on schema bench to ${login};
    grant select on bench.account to ${login};`);
  await owner.end();
}
