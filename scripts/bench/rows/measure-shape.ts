import { sql, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { compilePolicy } from '@remit/policy/compile';
import { fieldMasks } from '@remit/policy/fields';
import { planRows } from '@remit/policy/plan-rows';
import { subjectOf } from '@remit/policy/subject-of';
import { listRecords } from '@remit/store/records/records';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { READER, directoryOf, environment, type Shape } from './shapes.ts';

const PAGE = 50;
const RUNS = 400;
const WARM_UP = 10;
/** A shape that is far off its mark is measured less often, not for minutes: a transaction may last two. */
const LONGEST = 15_000;

/** Times in ms, the quotient of the medians, and what the plan of ours reads. */
export interface Measured {
  readonly ours: number;
  readonly byHand: number;
  readonly ratio: number;
  /** The same of the fastest tenth of each: what the work takes where nothing else is running. */
  readonly undisturbed: number;
  readonly whole: number;
  readonly planning: number;
  readonly rows: number;
  readonly indexes: readonly string[];
  readonly indexesByHand: readonly string[];
}

const dialect = new PgDialect();

/** Drizzle's form of a statement whose parameters are numbered in its text. */
function statement(text: string, parameters: readonly (string | number)[]): SQL {
  const parts = text.split(/\$([0-9]+)/);
  return sql.join(
    parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${parameters[Number(part) - 1]}`)),
    sql.raw(''),
  );
}

/** The same statement in as few pieces as the one by hand: what putting it together takes is measured with the whole. */
function flat(query: SQL): SQL {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return statement(text, params.map(String));
}

function pageByHand(shape: Shape, tenant: string): SQL {
  const finance = "(folder = '/f7' or (folder >= '/f7/' and folder < '/f70'))";
  return statement(
    `select id, folder, number, name, region, tier, status, owner, department, value_minor, value_currency,
      case when ${finance} then margin_minor end as margin_minor, case when ${finance} then margin_currency end as margin_currency,
      starts_on, case when ${finance} then '••••' || right(internal_notes, 4) end as internal_notes
    from bench.contract where tenant_id = $1 and ${shape.byHand} order by id limit ${PAGE + 1}`,
    [tenant, ...shape.parameters],
  );
}

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
const median = (values: readonly number[]): number => quantile(values, 0.5);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The indexes that a plan reads, and the ms that planning took. A plan without any names the scan instead. */
async function planOf(
  tx: TenantTransaction,
  query: SQL,
): Promise<{ indexes: readonly string[]; planning: number }> {
  const rows = await tx.rows<{ 'QUERY PLAN': string }>(sql`explain (analyze) ${query}`);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  const found = [...plan.matchAll(/Index (?:Only )?Scan (?:Backward )?(?:using|on) (\S+)/g)].map(
    ([, name = '']) => name,
  );
  const table = /Seq Scan on \S+/.exec(plan)?.[0];
  return {
    indexes: [...new Set([...found, ...(table === undefined ? [] : [table])])],
    planning: Number(/Planning Time: ([0-9.]+)/.exec(plan)?.[1] ?? Number.NaN),
  };
}

/**
 * A page of 50 as Remit lists it, in turns with the same page written by hand, on one connection in one transaction, in
 * which listing has asked for a plan of its own for every statement: the one by hand is planned for its parameters too.
 * @throws when the two pages do not hold the same records
 */
export async function measureShape(tx: TenantTransaction, shape: Shape): Promise<Measured> {
  const compiled = compilePolicy(shape.document, 1);
  const subject = subjectOf(directoryOf(shape.folders), READER);
  const type = compiled.types.get('crm.Contract');
  if (subject === null || type === undefined) throw new Error('the bench has no reader or no contracts');
  const list = async (within: TenantTransaction) => {
    const filter = planRows(compiled, subject, 'read', type.name, environment);
    return listRecords(within, type, {
      filter,
      masks: fieldMasks(compiled, subject, type.name, environment),
      limit: PAGE,
    });
  };
  const sent: SQL[] = [];
  const recording: TenantTransaction = {
    tenantId: tx.tenantId,
    placed: tx.placed,
    get db() {
      return tx.db;
    },
    rows: (query) => {
      sent.push(query);
      return tx.rows(query);
    },
  };
  const page = await list(recording);
  const ours = sent.at(-1);
  if (ours === undefined) throw new Error('nothing was sent');
  const byHand = pageByHand(shape, tx.tenantId);
  const rows = await tx.rows<{ readonly id: string }>(byHand);
  const [mine, theirs] = [page.rows, rows.slice(0, PAGE)].map((each) => each.map(({ id }) => id).join());
  if (mine !== theirs) throw new Error(`the pages of \`${shape.name}\` differ: ${mine} and ${theirs}`);

  const times: Record<'ours' | 'byHand' | 'whole', number[]> = { ours: [], byHand: [], whole: [] };
  const query = flat(ours);
  const began = performance.now();
  for (let run = -WARM_UP; run < RUNS && performance.now() - began < LONGEST; run += 1) {
    const one = await timed(() => tx.rows(query));
    const other = await timed(() => tx.rows(byHand));
    const whole = await timed(() => list(tx));
    if (run < 0) continue;
    times.ours.push(one);
    times.byHand.push(other);
    times.whole.push(whole);
  }
  const [plan, planByHand] = [await planOf(tx, ours), await planOf(tx, byHand)];
  return {
    ours: median(times.ours),
    byHand: median(times.byHand),
    ratio: median(times.ours) / median(times.byHand),
    undisturbed: quantile(times.ours, 0.1) / quantile(times.byHand, 0.1),
    whole: median(times.whole),
    planning: plan.planning,
    rows: page.rows.length,
    indexes: plan.indexes,
    indexesByHand: planByHand.indexes,
  };
}
