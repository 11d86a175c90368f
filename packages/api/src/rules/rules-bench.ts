import { conditionsIn } from '@remit/language/walk-condition';
import { moduleOf } from '@remit/policy/catalog';
import { compilePredicate } from '@remit/policy/compile-predicate';
import type { Condition } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import type { FavouredType } from '@remit/policy/favour';
import { attributesIn } from '@remit/policy/missing-facts';
import { residual } from '@remit/policy/residual';
import type { RowFilter } from '@remit/policy/row-filter';
import { validateCondition } from '@remit/policy/validate/validate-condition';
import { countRecords, listRecords, readRecords } from '@remit/store/records/records';
import { andFilters } from '../and-filters.ts';
import { RemitError } from '../errors.ts';
import { rowsOf } from '../guard.ts';
import { seenMasks } from '../onlooker.ts';
import { columnsOf, namesIn } from '../records/records-list.ts';
import type { BenchPart, BenchRow, BenchView } from './rules-views.ts';
import { notFound } from '../store-errors.ts';
import { type TenantCall, decideHere, typeAsked } from '../tenant-call.ts';

export interface BenchInput {
  readonly type: string;
  readonly condition: Condition;
  /** What `action.name` is in it. */
  readonly action: string;
  /** Which records are shown: any, or those on which the whole condition is so. */
  readonly only: 'true' | 'false' | null;
}

interface Part {
  readonly path: string;
  readonly condition: Condition;
  /** The declared fields that it asks for, and `HISTORY` where it asks who did what. */
  readonly asks: readonly string[];
}

/** So many records are shown; all are counted. */
const shown = 20;

/** Nobody compares more parts than these, and each is counts of its own. */
const mostParts = 40;

/** Stands for the record's history among the fields that a condition asks for: no field has a space in its name. */
const HISTORY = ' history';

/**
 * Holds a condition against the real records: how many each part of it is true of, which parts decide by themselves,
 * and some records with the truth of each part. Who may publish has all records counted, as every draft of theirs is;
 * anybody else those that they may read, and no part that asks for fields that they do not see on each of them:
 * counting by it tells what is in them. Records are shown as lists show them, and on one of them a part's truth is told
 * only where its fields are seen.
 * @throws RemitError `not-found` for a type without records; `invalid` for a condition that is none on it
 */
export async function benchCondition(call: TenantCall, input: BenchInput): Promise<BenchView> {
  const { policy, tx } = call;
  const type = policy.compiled.types.get(input.type);
  if (type === undefined || moduleOf(type.name) === 'remit') throw notFound();
  requireValid(input.condition, type);
  const publishes =
    call.onlooker === null && decideHere(call, 'publish', typeAsked('remit.Policy')).outcome === 'allow';
  const parts = partsOf(input.condition, type);
  const filter = rowsOf(call, type.name, 'read');
  const masks = seenMasks(call, type.name);
  const fields = [...new Set(parts.flatMap(({ asks }) => asks))];
  const base: RowFilter = publishes ? { kind: 'all' } : filter;
  const [total = 0, readable = 0, ...seen] = await countRecords(tx, type, [
    base,
    filter,
    ...fields.map((field): RowFilter => {
      const mask = masks.find((each) => each.field === field);
      return mask === undefined ? { kind: 'none' } : andFilters([filter, mask.readable]);
    }),
  ]);
  const kept = new Set(publishes ? [] : fields.filter((_, at) => (seen[at] ?? 0) < readable));
  const isCounted = ({ asks }: Part): boolean => !asks.some((field) => kept.has(field));
  const told = input.only !== null && parts[0] !== undefined && isCounted(parts[0]);
  const { rows } = await listRecords(tx, type, {
    filter: told
      ? andFilters([filter, truthFilter(call, type, input.action, input.condition, input.only ?? 'true')])
      : filter,
    masks,
    limit: shown,
  });
  return {
    type: type.name,
    label: type.label,
    counted: { of: publishes ? 'all' : 'readable', total },
    readable,
    kept: [...kept].map((field) => type.fields.find(({ name }) => name === field)?.label ?? 'History'),
    parts: await countParts(call, type, input.action, { parts, isCounted, base, total }),
    columns: columnsOf(type, masks),
    rows: await benchRows(call, type, input.action, parts, rows, publishes),
    people: namesIn(call, rows),
  };
}

function requireValid(condition: Condition, type: ResourceType): void {
  validateCondition(condition, [type], 'condition', (_, path, sentence) => {
    throw new RemitError('invalid', `${path}: ${sentence}`);
  });
}

function partsOf(condition: Condition, type: ResourceType): readonly Part[] {
  const declared = new Set(type.fields.map(({ name }) => name));
  return conditionsIn(condition, 'whole')
    .slice(0, mostParts)
    .map(({ part, path }) => {
      const named = attributesIn(part).flatMap(({ of, name }) =>
        of === 'resource' && declared.has(name) ? [name] : [],
      );
      const took = conditionsIn(part, 'part').some((each) => each.part.kind === 'took');
      const asks = [...new Set([...named, ...(took ? [HISTORY] : [])])];
      return { path: path.replace(/^whole\.?/, ''), condition: part, asks };
    });
}

/** The records on which a condition is true, or false, for the asker now. */
function truthFilter(
  { subject, environment }: TenantCall,
  type: ResourceType,
  action: string,
  condition: Condition,
  truth: 'true' | 'false',
): RowFilter {
  const record = { folder: null, attributes: {}, history: null };
  const left = residual(condition, { subject, action, type, environment, record }, truth);
  return {
    kind: 'where',
    clauses: [
      truth === 'true' ? { kind: 'permit', conditions: [left] } : { kind: 'forbid', condition: left },
    ],
  };
}

/** What is counted: which parts, among which records, and how many those are. */
interface Counting {
  readonly parts: readonly Part[];
  readonly isCounted: (part: Part) => boolean;
  readonly base: RowFilter;
  readonly total: number;
}

/** Counts of each part, and what the parts of the outermost list decide alone, in one statement. */
async function countParts(
  call: TenantCall,
  type: ResourceType,
  action: string,
  { parts, isCounted, base, total }: Counting,
): Promise<readonly BenchPart[]> {
  const counted = parts.filter(isCounted);
  const [whole] = parts;
  const list = whole?.condition;
  const outer =
    whole !== undefined && isCounted(whole) && (list?.kind === 'and' || list?.kind === 'or')
      ? list.conditions
      : [];
  const holds = (condition: Condition, truth: 'true' | 'false'): RowFilter =>
    andFilters([base, truthFilter(call, type, action, condition, truth)]);
  const others = outer.map((_, at): Condition => {
    return { kind: list?.kind === 'or' ? 'or' : 'and', conditions: outer.toSpliced(at, 1) };
  });
  const counts = await countRecords(call.tx, type, [
    ...counted.flatMap(({ condition }) => [holds(condition, 'true'), holds(condition, 'false')]),
    ...others.map((condition) => holds(condition, 'true')),
  ]);
  const all = counted[0] === whole ? (counts[0] ?? 0) : 0;
  return parts.map((part): BenchPart => {
    const at = counted.indexOf(part);
    if (at < 0) return { path: part.path, counts: null, alone: null };
    const [isTrue = 0, isFalse = 0] = counts.slice(2 * at);
    const place = /^conditions\[(\d+)\]$/.exec(part.path)?.[1];
    const without = place === undefined ? undefined : counts[2 * counted.length + Number(place)];
    return {
      path: part.path,
      counts: { true: isTrue, false: isFalse, unknown: total - isTrue - isFalse },
      // Every record that all parts are true of is one that the others are true of; the difference is this part's.
      alone: without === undefined || outer.length < 2 ? null : Math.abs(without - all),
    };
  });
}

async function benchRows(
  call: TenantCall,
  type: FavouredType,
  action: string,
  parts: readonly Part[],
  rows: Awaited<ReturnType<typeof listRecords>>['rows'],
  publishes: boolean,
): Promise<readonly BenchRow[]> {
  const { subject, environment, tx } = call;
  const ids = rows.map(({ id }) => id);
  const stored = new Map((await readRecords(tx, type, ids)).map((record) => [record.id, record]));
  const judged = parts.map(({ condition, asks }) => {
    return { asks, truth: compilePredicate(condition, type) };
  });
  return rows.map((record): BenchRow => {
    const resource = stored.get(record.id);
    const sees = (field: string): boolean => {
      // Who did what is no field of a record; who may publish is told it, as with the counts.
      if (field === HISTORY) return publishes;
      return !record.hidden.includes(field) && record.fields[field]?.type !== 'masked';
    };
    return {
      record,
      truths: judged.map(({ asks, truth }) =>
        resource === undefined || !asks.every(sees)
          ? 'hidden'
          : truth({ subject, action, resource, environment }),
      ),
    };
  });
}
