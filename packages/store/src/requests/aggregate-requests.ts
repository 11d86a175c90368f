import { type SQL, type SQLChunk, sql } from 'drizzle-orm';
import type { Aggregation, ResourceType } from '@remit/policy/document';
import { currencyDigits } from '@remit/policy/values/currency';
import { type Column, columnsOf } from '@remit/policy-sql/columns';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A request as sums see it: stored or not yet, its own row is left out and what is said here counts instead. */
export interface SummedProbe {
  readonly id: string;
  /** ms since 1970 UTC. */
  readonly submittedAt: number;
  /** Ten-thousandths of a unit of the base, rounded up, as a whole number; null where its currency has no rate. */
  readonly base: string | null;
  /** What its fields say, by name: text and paths as they are, of a member every account of the same person. */
  readonly like: Readonly<Record<string, string | readonly string[] | null>>;
}

/** What a request and those like it come to in the stretch of time in which it is most. */
export interface Summed {
  readonly count: number;
  /** Ten-thousandths of a unit of the base; null where one of them is of an unknown amount. */
  readonly total: string | null;
}

/** Requests that count: what was rejected, withdrawn or expired asks for nothing any more. */
const COUNTED = sql`('waiting', 'information', 'approved', 'paid')`;

/**
 * Adds up requests alike, for each of the probes: the most that those of any stretch of time come to that the probe lies
 * in. Reads what is committed, and what this transaction has written.
 * @param type of the requests, as the policy in force declares it
 * @param base ISO 4217 code of the tenant's base currency
 */
export async function aggregateRequests(
  tx: TenantTransaction,
  type: ResourceType,
  { of, by, over }: Aggregation,
  base: string,
  probes: readonly SummedProbe[],
): Promise<readonly Summed[]> {
  if (probes.length === 0) return [];
  const { fields, from } = columnsOf(type);
  const columnOf = (name: string): Column => {
    const column = fields.get(name);
    if (column === undefined) throw new Error(`no column for \`${name}\``);
    return column;
  };
  const shared = by.map((name, at) => {
    const as = sql.identifier(`like_${at}`);
    const shares = sharedBy(name, columnOf(name), as);
    // Most say all of it; to look for those that say nothing would cost them their index.
    const each = probes.every(({ like }) => (like[name] ?? '').length > 0) ? shares : orNothing(shares);
    return name === type.owner ? askedBy(each, as) : each;
  });
  const worth = of === undefined ? sql`0::numeric` : inTenThousandths(columnOf(of), base);
  const window = sql`make_interval(secs => ${over / 1000}::float8)`;
  const rows = await tx.rows<Summed>(sql`
    with probe as (
      select place, (told ->> 'id')::uuid as id, to_timestamp((told ->> 'submittedAt')::float8 / 1000) as at,
        (told ->> 'base')::numeric as base, ${sql.join(
          shared.map(({ told }) => told),
          sql`, `,
        )}
      from jsonb_array_elements(${JSON.stringify(probes)}::text::jsonb) with ordinality as each (told, place)),
    near as (
      select probe.place, found.at, found.base
      from probe cross join lateral (
        select "record"."submitted_at" as at, ${worth} as base from ${from}
        where "record"."tenant_id" = ${tx.tenantId} and "record"."id" <> probe.id
          and "record"."status" in ${COUNTED}
          and "record"."submitted_at" >= probe.at - ${window} and "record"."submitted_at" <= probe.at + ${window}
          and ${sql.join(
            shared.map(({ same }) => same),
            sql` and `,
          )}) as found
      union all
      select place, at, base from probe),
    stretch as (
      select place, at, count(*) over past as count, sum(base) over past as total,
        count(*) filter (where base is null) over past as unknown
      from near window past as (partition by place order by at range between ${window} preceding and current row))
    select max(stretch.count)::float8 as count,
      case when sum(stretch.unknown) = 0 then max(stretch.total)::text end as total
    from stretch join probe using (place)
    where stretch.at >= probe.at
    group by place order by place`);
  return rows;
}

interface SameValue {
  /** The probe's value, as a column of the probes. */
  readonly told: SQL;
  /** Whether a row has it too. */
  readonly same: SQL;
}

interface Shared extends SameValue {
  /** Whether neither the row nor the probe says anything. */
  readonly nothing: SQL;
}

/** Two that say nothing have that in common: to leave a field empty is no way around a limit. */
const orNothing = ({ told, same, nothing }: Shared): SameValue => {
  return { told, same: sql`(${same} or ${nothing})` };
};

/** Whoever asks in others' places asks for one thing with them: it is no way around a limit of theirs, or of one's own. */
function askedBy({ told, same }: SameValue, as: SQLChunk): SameValue {
  return { told, same: sql`(${same} or "record"."sent_by" = any (probe.${as}))` };
}

/** What a row has in common with the probe, asked so that an index can answer: nothing is computed from its column. */
function sharedBy(name: string, column: Column, as: SQLChunk): Shared {
  if (column.type === 'money') throw new Error(`no two requests have the amount \`${name}\` in common`);
  const text = sql`(told -> 'like' ->> ${name}::text)`;
  switch (column.type) {
    case 'member':
      return {
        told: sql`array(select value::uuid from jsonb_array_elements_text(
          case when jsonb_typeof(told -> 'like' -> ${name}::text) = 'array'
            then told -> 'like' -> ${name}::text else '[]' end)) as ${as}`,
        same: sql`${column.value} = any (probe.${as})`,
        nothing: sql`(${column.value} is null and probe.${as} = '{}')`,
      };
    case 'text':
    case 'enum':
      return {
        told: sql`remit.folded(${text}) as ${as}`,
        same: sql`remit.folded(${column.value}) is not distinct from probe.${as}`,
        nothing: sql`false`,
      };
    case 'department':
    case 'folder':
      return {
        told: sql`(${text} collate "C") as ${as}`,
        same: sql`(${column.value} collate "C") = probe.${as}`,
        nothing: sql`(${column.value} is null and probe.${as} is null)`,
      };
    case 'number':
    case 'date':
    case 'instant':
    case 'boolean':
    case 'text[]':
      throw new Error(`no two requests have the ${column.type} \`${name}\` in common`);
    default:
      return column satisfies never;
  }
}

/** Rounded up, so that no fraction of a request is lost in a sum. */
function inTenThousandths(column: Column, base: string): SQL {
  if (column.type !== 'money') throw new Error('a total is of an amount of money');
  const pinned = column.pin === null ? sql`null::numeric` : sql`${column.pin.high}::numeric`;
  return sql`case when ${column.currency} = ${base}
    then ${column.minor}::numeric * ${String(10 ** (4 - currencyDigits(base)))}::numeric else ${pinned} end`;
}
