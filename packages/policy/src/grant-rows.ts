import type { Environment } from './check.ts';
import type { RowCondition } from './row-filter.ts';
import type { Subject } from './subject.ts';
import type { TypeAction, TypeGrant } from './type-grants.ts';
import { anyRecord, requirements } from './plan-rows.ts';
import { every, residual, type Known } from './residual.ts';

/** One way to be permitted: what must all hold of a record, spelt out. Nothing to hold: every record. */
export interface Way {
  readonly parts: readonly string[];
  /** The parts as one text: equal for equal ways. */
  readonly key: string;
  readonly condition: RowCondition;
}

/** Who asks, in which circumstances, and where. */
export interface Asker {
  readonly subject: Subject;
  readonly environment: Environment;
  readonly folder: string;
}

/** Ways of grants that say the same to everybody, everywhere and always. */
const fixed = new WeakMap<TypeGrant, readonly Way[]>();

/** What is settled of the records of a cell: their folder, and of those still to be made that they have no past. */
export const knownIn = ({ subject, environment, folder }: Asker, action: TypeAction): Known => {
  const record = { ...anyRecord(action.name), folder };
  return { subject, action: action.name, type: action.type, environment, record };
};

/** A residual condition as ways: `or` apart, `and` together. Never: none. */
export function waysOf(condition: RowCondition): readonly Way[] {
  if (condition.kind === 'constant' && !condition.value) return [];
  return (condition.kind === 'or' ? condition.conditions : [condition]).map((each) => {
    const parts = [...requirements(each)].toSorted();
    return { parts, key: parts.join(' & '), condition: each };
  });
}

function work(grant: TypeGrant, action: TypeAction, asker: Asker): readonly Way[] {
  const clauses = grant.clauses();
  if (clauses.length === 0) return waysOf({ kind: 'constant', value: true });
  const known = knownIn(asker, action);
  return waysOf(every(clauses.map((clause) => residual(clause.condition(asker.subject), known, 'true'))));
}

/** The records in a folder that a grant permits an action on, whatever its duties. */
export function waysOfGrant(
  grant: TypeGrant,
  action: TypeAction,
  asker: Asker,
  own: Map<TypeGrant, readonly Way[]>,
): readonly Way[] {
  const found = fixed.get(grant) ?? own.get(grant);
  if (found !== undefined) return found;
  const ways = work(grant, action, asker);
  const facts = grant.asked(asker.subject);
  if (facts.folder || facts.action) return ways;
  const alike = !facts.environment && facts.subject.size === 0 && facts.put.size === 0;
  (alike ? fixed : own).set(grant, ways);
  return ways;
}

/** Drops a way that another one already covers, so that lists stay as short as their meaning. */
export function shortest(ways: readonly Way[]): readonly Way[] {
  if (ways.length < 2) return ways;
  const unique = [...new Map(ways.map((way) => [way.key, way])).values()];
  return unique.filter(
    (way) => !unique.some((other) => other !== way && other.parts.every((part) => way.parts.includes(part))),
  );
}
