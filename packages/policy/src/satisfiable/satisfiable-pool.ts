import type { HistoryEntry } from '../check.ts';
import type { Fact } from './satisfiable-facts.ts';
import type { Ground } from './satisfiable-ground.ts';
import type { Use } from './satisfiable-uses.ts';
import type { Value, ValueType } from '../values/value.ts';
import { THE_SUBJECT } from './satisfiable-ground.ts';
import { moneyFor, numbersFor } from './satisfiable-numbers.ts';
import { pathTexts, plainTexts } from './satisfiable-texts.ts';
import { subsets } from '../subsets.ts';
import { datesFor, instantsFor } from './satisfiable-times.ts';
import type { Candidate } from './witness.ts';

/** Values of one fact that between them answer every question asked of it, or why they may not. */
export interface Pool {
  readonly candidates: readonly Candidate[];
  readonly partial: string | null;
}

type Valued = { readonly values: readonly Value[]; readonly partial: string | null };

const TEXTS: ReadonlySet<ValueType> = new Set(['text', 'enum', 'member', 'department', 'folder']);

/** Sets apart only by which of the asked lists they share something with. */
function setsFor(uses: readonly Use[]): Valued {
  const lists = uses.flatMap((use): readonly (readonly string[])[] => {
    const values = use.how === 'linked' ? use.constants : 'value' in use ? [use.value] : [];
    return values.flatMap((value) => (value.type === 'text[]' ? [value.value] : []));
  });
  const bySharing = new Map<string, string>();
  for (const item of new Set(lists.flat())) {
    const sharing = lists.map((list) => Number(list.includes(item))).join('');
    if (!bySharing.has(sharing)) bySharing.set(sharing, item);
  }
  const items = [...bySharing.values()];
  const several = subsets(items.slice(0, 8));
  return {
    values: [...several, ['other']].map((value) => ({ type: 'text[]', value })),
    partial: items.length > 8 ? 'it asks a set of texts for too many lists' : null,
  };
}

function textsFor(uses: readonly Use[], type: ValueType, existing: readonly string[]): Valued {
  const path = type === 'department' || type === 'folder';
  const { texts, partial } = path ? pathTexts(uses, existing) : plainTexts(uses);
  const people = type === 'member' ? existing.slice(0, 20) : [];
  return { values: [...new Set([...people, ...texts])].map((value) => ({ type, value }) as Value), partial };
}

function typedFor(uses: readonly Use[], fact: Fact, type: ValueType, ground: Ground): Valued {
  const { hints } = ground;
  switch (type) {
    case 'text':
    case 'enum':
      return textsFor(uses, type, []);
    case 'member':
      return textsFor(uses, type, hints?.members ?? []);
    case 'department':
      return textsFor(uses, type, hints?.departments ?? []);
    case 'folder':
      return textsFor(uses, type, hints?.folders ?? []);
    case 'number':
      return numbersFor(uses);
    case 'money':
      return moneyFor(uses, fact, ground);
    case 'date':
      return datesFor(uses, ground);
    case 'instant':
      return instantsFor(uses, ground);
    case 'boolean':
      return { values: [true, false].map((value) => ({ type: 'boolean', value })), partial: null };
    case 'text[]':
      return setsFor(uses);
    case 'duration':
      return { values: [], partial: 'a length of time is of no field' };
    default:
      return type satisfies never;
  }
}

/** A fact that no declaration gives a type can be of any that it is compared with, and of another. */
function untypedFor(uses: readonly Use[], fact: Fact, ground: Ground): Valued {
  const values = uses.flatMap((use) =>
    use.how === 'linked' || use.how === 'reckoned' ? use.constants : 'value' in use ? [use.value] : [],
  );
  const linked = uses.flatMap((use) => (use.how === 'linked' ? use.facts.map(({ type }) => type) : []));
  const types = new Set<ValueType>();
  for (const type of [...values.map((value) => value.type), ...linked])
    if (type !== null && type !== 'duration') types.add(TEXTS.has(type) ? 'text' : type);
  const found = [...types].map((type) => typedFor(uses, fact, type, ground));
  const stranger: Value = types.has('boolean')
    ? { type: 'number', value: '7' }
    : { type: 'boolean', value: true };
  const lengths = values.some(({ type }) => type === 'duration');
  const partial = found.find((each) => each.partial !== null)?.partial ?? null;
  return {
    values: [...found.flatMap((each) => each.values), stranger],
    partial: partial ?? (lengths ? 'it reckons with a fact of no declared type' : null),
  };
}

/** Nobody, each person asked about, somebody unknown, and all of them. */
function historiesFor(uses: readonly Use[], action: string): Pool {
  const persons = [
    ...new Set(uses.flatMap((use) => (use.how === 'took' ? [use.person ?? THE_SUBJECT] : []))),
  ];
  const entry = (person: string | null): HistoryEntry => ({ action, person });
  const sets = subsets(persons.slice(0, 6));
  const known = sets.map((some) => some.map(entry));
  const unknown = known.map((entries) => [...entries, entry(null)]);
  const many = persons.length > 6 ? 'it asks after too many persons' : null;
  return { candidates: [...known, ...unknown], partial: many };
}

/** The values of a fact that the search tries. */
export function poolFor(fact: Fact, uses: readonly Use[], ground: Ground): Pool {
  if (fact.of === 'history') return historiesFor(uses, fact.name);
  const none: readonly Candidate[] = fact.nullable ? [null] : [];
  if (fact.values !== null) {
    const type = fact.type ?? 'text';
    return {
      candidates: [...none, ...fact.values.map((value) => ({ type, value }) as Value)],
      partial: null,
    };
  }
  const odd = uses.some(({ how }) => how === 'odd')
    ? 'it compares with a value that no field can hold'
    : null;
  const { values, partial } =
    fact.type === null ? untypedFor(uses, fact, ground) : typedFor(uses, fact, fact.type, ground);
  return { candidates: [...none, ...values], partial: odd ?? partial };
}
