import { actionsOf, moduleOf } from '@remit/policy/catalog';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { MemberChanges } from '@remit/policy/compare/diff-changes';
import type { MembersDiff } from '@remit/policy/compare/diff-policies';
import type { ResourceType } from '@remit/policy/document';
import { fieldMasks } from '@remit/policy/fields';
import { planRows } from '@remit/policy/plan-rows';
import type { RowFilter } from '@remit/policy/row-filter';
import { spellClause } from '@remit/policy/words/spell-condition';
import type { Subject } from '@remit/policy/subject';
import { countTransitions, type TransitionCount } from '@remit/store/records/records';
import type { TenantCall } from '../tenant-call.ts';

/** How many records an action, or a field, reaches before and after, for people whom it reaches by the same filters. */
export interface CountedRows {
  readonly type: string;
  readonly kind: 'action' | 'field';
  readonly name: string;
  readonly members: readonly string[];
  readonly count: TransitionCount;
}

export interface RowsEffect {
  readonly counted: readonly CountedRows[];
  /** People whose records were not counted, because there are too many to look at one by one. */
  readonly uncounted: readonly string[];
}

/** Filters may differ from person to person (`own`), so people are looked at one by one, this many of a group and in all. */
const mostOfGroup = 100;
const mostPeople = 500;
/** Pairs of filters that are counted, those of the most people first; each is one look at every record of its type. */
const mostPairs = 120;
const pairsAtOnce = 40;

interface Pair extends Omit<CountedRows, 'count' | 'members'> {
  readonly declared: ResourceType;
  readonly before: RowFilter;
  readonly after: RowFilter;
  readonly members: string[];
}

/**
 * Counts in the tenant's tables what a draft gains and loses for people, once for all whom the same filters reach. In
 * the snapshot of the call. What nobody reaches otherwise than before is left out.
 */
export async function countRowsEffect(
  call: TenantCall,
  draft: CompiledPolicy,
  groups: readonly MembersDiff[],
): Promise<RowsEffect> {
  const pairs = new Map<string, Pair>();
  const uncounted = new Set<string>();
  let looked = 0;
  for (const { members, changes } of groups) {
    if (!isCountable(call, draft, changes)) continue;
    members.forEach((id, at) => {
      const subject = call.directory.subject(id);
      if (subject === null) return;
      if (at >= mostOfGroup || looked >= mostPeople) {
        uncounted.add(id);
        return;
      }
      looked += 1;
      for (const pair of pairsOf(call, draft, subject, changes)) {
        const key = JSON.stringify([pair.type, pair.kind, pair.name, spell(pair.before), spell(pair.after)]);
        const known = pairs.get(key);
        if (known === undefined) pairs.set(key, { ...pair, members: [id] });
        else known.members.push(id);
      }
    });
  }
  const ordered = [...pairs]
    .toSorted(([one, a], [other, b]) => b.members.length - a.members.length || (one < other ? -1 : 1))
    .map(([, pair]) => pair);
  for (const { members } of ordered.slice(mostPairs)) for (const id of members) uncounted.add(id);
  return { counted: await countPairs(call, ordered.slice(0, mostPairs)), uncounted: [...uncounted] };
}

async function countPairs({ tx }: TenantCall, pairs: readonly Pair[]): Promise<readonly CountedRows[]> {
  const counted: CountedRows[] = [];
  for (let at = 0; at < pairs.length; at += pairsAtOnce) {
    const some = pairs.slice(at, at + pairsAtOnce);
    const counts = await countTransitions(
      tx,
      some.map(({ declared, before, after }) => ({ type: declared, before, after })),
    );
    for (const [place, { type, kind, name, members }] of some.entries()) {
      const count = counts[place];
      if (count === undefined) throw new Error(`the records of \`${type}\` were not counted`);
      counted.push({ type, kind, name, members: members.toSorted(), count });
    }
  }
  return counted;
}

/** The published declaration first: it is the one that the tables were made for. Nothing of Remit's own is counted. */
function stored({ policy }: TenantCall, draft: CompiledPolicy, name: string): ResourceType | null {
  if (moduleOf(name) === 'remit') return null;
  return policy.compiled.types.get(name) ?? draft.types.get(name) ?? null;
}

/** Whether anything changes that can be counted: what is kept is kept, and a record still to be made is not there. */
function isCountable(call: TenantCall, draft: CompiledPolicy, changes: MemberChanges): boolean {
  return [...changes.actions.filter(({ action }) => action !== 'create'), ...changes.fields].some(
    ({ type, change }) => change !== 'keeps' && stored(call, draft, type) !== null,
  );
}

function pairsOf(
  call: TenantCall,
  draft: CompiledPolicy,
  subject: Subject,
  { actions, fields }: MemberChanges,
): readonly Omit<Pair, 'members'>[] {
  const { policy, environment } = call;
  const moved = ({ before, after }: Omit<Pair, 'members'>): boolean => spell(before) !== spell(after);
  const ofActions = actions.flatMap(({ type, action, change }): Omit<Pair, 'members'>[] => {
    const declared = stored(call, draft, type);
    if (declared === null || action === 'create' || change === 'keeps') return [];
    const [before, after] = [policy.compiled, draft].map((compiled): RowFilter => {
      const there = compiled.types.get(type);
      if (there === undefined || !actionsOf(there).includes(action)) return { kind: 'none' };
      return planRows(compiled, subject, action, type, environment);
    });
    if (before === undefined || after === undefined) return [];
    return [{ type, kind: 'action', name: action, declared, before, after }];
  });
  const masks = new Map<string, readonly [Readable, Readable]>();
  const ofFields = fields.flatMap(({ type, field, change }): Omit<Pair, 'members'>[] => {
    const declared = stored(call, draft, type);
    if (declared === null || change === 'keeps') return [];
    const [was, is] = masks.get(type) ?? [
      readableOf(policy.compiled, subject, type, call),
      readableOf(draft, subject, type, call),
    ];
    masks.set(type, [was, is]);
    const [before, after] = [was.get(field) ?? none, is.get(field) ?? none];
    return [{ type, kind: 'field', name: field, declared, before, after }];
  });
  return [...ofActions, ...ofFields].filter(moved);
}

type Readable = ReadonlyMap<string, RowFilter>;

const none: RowFilter = { kind: 'none' };

function readableOf(
  compiled: CompiledPolicy,
  subject: Subject,
  type: string,
  { environment }: TenantCall,
): Readable {
  if (!compiled.types.has(type)) return new Map();
  return new Map(
    fieldMasks(compiled, subject, type, environment).map(({ field, readable }) => [field, readable]),
  );
}

/** Filters never change; the same one is spelt once. */
const spelt = new WeakMap<RowFilter, string>();

function spell(filter: RowFilter): string {
  if (filter.kind !== 'where') return filter.kind;
  const known = spelt.get(filter) ?? JSON.stringify(filter.clauses.map(spellClause).toSorted());
  spelt.set(filter, known);
  return known;
}
