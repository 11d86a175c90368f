import type { Environment, Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { currencyDigits } from '@remit/policy/values/currency';
import { parseDecimal } from '@remit/policy/values/decimal';
import type { Aggregation, ResourceType } from '@remit/policy/document';
import { type Summed, type SummedProbe, aggregateRequests } from '@remit/store/requests/aggregate-requests';
import { holdTogether } from '@remit/store/connection/hold-together';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { KnownDirectory } from '../known-directory.ts';
import { sendersOf } from '../approvals/senders-of.ts';

/** What a request comes to with those like it, as one declaration of the policy adds them up. */
export interface RequestSum extends Summed {
  readonly aggregation: Aggregation;
}

/** By the id of the request. */
export type RequestSums = ReadonlyMap<string, readonly RequestSum[]>;

/** What it takes to add them up. */
interface SumGround {
  readonly compiled: CompiledPolicy;
  readonly directory: KnownDirectory;
  readonly environment: Environment;
}

/** What the policy adds up of the requests of a type. */
function aggregationsOf({ compiled }: SumGround, type: string): readonly Aggregation[] {
  return compiled.document.approvals
    .filter(({ on }) => on === type)
    .flatMap(({ aggregations = [] }) => aggregations);
}

/**
 * Adds up what the policy declares, for requests as they are said here. Nothing is asked where it declares nothing.
 * @param hold until the transaction ends, so that of two requests alike the later one sees the earlier
 */
export async function sumsOf(
  tx: TenantTransaction,
  ground: SumGround,
  requests: readonly Resource[],
  hold: 'hold' | 'look',
): Promise<RequestSums> {
  const known = requests.filter(({ id }) => id !== null);
  const sums: (readonly [string, readonly RequestSum[]])[] = [];
  for (const [name, asked] of Map.groupBy(known, ({ type }) => type)) {
    const type = ground.compiled.types.get(name);
    if (type !== undefined) sums.push(...(await sumsOfType(tx, ground, type, asked, hold)));
  }
  return new Map(sums);
}

/** Those of one type: requests of another are nothing like them. */
async function sumsOfType(
  tx: TenantTransaction,
  ground: SumGround,
  type: ResourceType,
  asked: readonly Resource[],
  hold: 'hold' | 'look',
): Promise<readonly (readonly [string, readonly RequestSum[]])[]> {
  const aggregations = aggregationsOf(ground, type.name);
  if (aggregations.length === 0) return [];
  if (hold === 'hold')
    await holdTogether(
      tx,
      asked.flatMap((request) => aggregations.flatMap((each) => keysOf(ground, type, each, request))),
    );
  const base = ground.directory.directory.baseCurrency;
  const found = await Promise.all(
    aggregations.map((aggregation) =>
      aggregateRequests(
        tx,
        type,
        aggregation,
        base,
        asked.map((request) => probeOf(ground, type, aggregation, request)),
      ),
    ),
  );
  return asked.map(({ id }, at) => [
    id ?? '',
    aggregations.map((aggregation, index) => ({
      aggregation,
      ...(found[index]?.[at] ?? { count: 1, total: null }),
    })),
  ]);
}

/**
 * Requests that have a key in common are added up together, and others with them at most: it narrows by whole members and
 * places. One that was sent in another's place has a key for each of the two.
 */
function keysOf(
  { directory }: SumGround,
  type: ResourceType,
  { name, by }: Aggregation,
  { attributes, history }: Resource,
): readonly string[] {
  const fields = new Map(type.fields.map((field) => [field.name, field.type]));
  const keyFor = (asker: string | null): string => {
    const shared = by.flatMap((field) => {
      const value = attributes[field] ?? null;
      if (fields.get(field) === 'department') return [value?.type === 'department' ? value.value : null];
      if (fields.get(field) !== 'member') return [];
      if (field === type.owner && asker !== null) return [asker];
      return [value?.type === 'member' ? (directory.member(value.value)?.person ?? value.value) : null];
    });
    return JSON.stringify([name, ...shared]);
  };
  return [...new Set([null, ...sendersOf(history)].map(keyFor))];
}

function probeOf(
  ground: SumGround,
  type: ResourceType,
  { of, by }: Aggregation,
  { id, attributes, history }: Resource,
): SummedProbe {
  const submitted = attributes['submitted_at'];
  const amount = of === undefined ? null : (attributes[of] ?? null);
  return {
    id: id ?? '',
    submittedAt: submitted?.type === 'instant' ? submitted.value : ground.environment.now,
    base: amount?.type === 'money' ? tenThousandths(amount, ground.directory.directory.baseCurrency) : null,
    like: Object.fromEntries(
      by.map((field) => {
        const senders = field === type.owner ? sendersOf(history) : [];
        return [field, likeness(ground, attributes[field] ?? null, senders)];
      }),
    ),
  };
}

/** What a field says to others: a member speaks for every account of the person behind it, and for those who sent it. */
function likeness(
  { directory }: SumGround,
  value: Resource['attributes'][string],
  senders: readonly string[],
): string | readonly string[] | null {
  if (value === null || value === undefined) return null;
  if (value.type === 'member') {
    const person = directory.member(value.value)?.person;
    const persons = new Set(person === undefined ? senders : [person, ...senders]);
    const accounts = directory.directory.members.filter((member) => persons.has(member.person));
    return [...new Set([value.value, ...accounts.map(({ id }) => id)])];
  }
  return value.type === 'text' ||
    value.type === 'enum' ||
    value.type === 'department' ||
    value.type === 'folder'
    ? value.value
    : null;
}

type Money = { readonly minor: number; readonly currency: string; readonly rate?: string };

/** An amount in ten-thousandths of a unit of the base, rounded up; null where nothing says what it is worth. */
function tenThousandths({ minor, currency, rate }: Money, base: string): string | null {
  const exact = parseDecimal(currency === base ? '1' : (rate ?? ''));
  if (exact === null) return null;
  const dividend = BigInt(minor) * exact.units * 10_000n;
  const divisor = 10n ** BigInt(exact.scale + currencyDigits(currency));
  return String((dividend + divisor - 1n) / divisor);
}

/** A total as money of the base, rounded up to a whole minor unit; null where it is not known. */
export function totalOf({ total }: Summed, base: string): Money | null {
  if (total === null) return null;
  const divisor = 10n ** BigInt(4 - currencyDigits(base));
  const minor = Number((BigInt(total) + divisor - 1n) / divisor);
  return Number.isSafeInteger(minor) ? { minor, currency: base } : null;
}

/** The sums as steps ask for them: `context.` and the name. */
export function sumFacts(sums: readonly RequestSum[], base: string): Environment['attributes'] {
  return Object.fromEntries(
    sums.map((sum) => {
      if (sum.aggregation.of === undefined)
        return [sum.aggregation.name, { type: 'number', value: String(sum.count) } as const];
      const total = totalOf(sum, base);
      return [sum.aggregation.name, total === null ? null : ({ type: 'money', ...total } as const)];
    }),
  );
}

/**
 * The sums of a request as they would be with another amount of its own: it lies in every stretch of time that was
 * looked at, so each total moves by as much.
 */
export function withAmount(
  sums: readonly RequestSum[],
  before: Resource,
  after: Resource,
  base: string,
): readonly RequestSum[] {
  return sums.map((sum) => {
    const { of } = sum.aggregation;
    const [was, is] = [before, after].map(({ attributes }) => (of === undefined ? null : attributes[of]));
    if (sum.total === null || was?.type !== 'money' || is?.type !== 'money') return sum;
    const [from, to] = [tenThousandths(was, base), tenThousandths(is, base)];
    if (from === null || to === null) return { ...sum, total: null };
    return { ...sum, total: String(BigInt(sum.total) - BigInt(from) + BigInt(to)) };
  });
}
