import type { Condition } from './condition.ts';
import type { Grant, Role, RowPolicy, Rule } from './document.ts';
import type { DocumentItem, Entry, ItemName } from './draft/document-items.ts';
import { sameData } from './same-data.ts';

/** Whether a change of such an item can count under a condition: whom a field is shown to, say, cannot ask for one. */
export const canStage = ({ kind }: ItemName): boolean =>
  kind === 'role' || kind === 'policy' || kind === 'rule';

/**
 * An item that says what it shall say where a condition holds, and what it said elsewhere. Nothing takes anything away
 * from anybody: what is gone stays with the opposite condition, and what came counts under it.
 * @param before as the base has it, and `now` as the draft has it
 * @param where is never unknown: where it were, neither would count
 * @returns null where that cannot be said: of what a role includes, or of a rule about something else than before
 */
export function onlyWhere(before: DocumentItem, now: DocumentItem, where: Condition): DocumentItem | null {
  const [was, ...wasMore] = before.entries;
  const [is, ...isMore] = now.entries;
  if (wasMore.length > 0 || isMore.length > 0) return null;
  if (was !== undefined && sameData(was, is)) return now;
  const entry = stagedEntry(now.kind, was, is, where);
  if (entry === null) return null;
  return { ...now, entries: [entry], comments: is === undefined ? before.comments : now.comments };
}

/** The parts that an item of each of these kinds has: `partOf` of `document-items.ts` says so. */
function stagedEntry(
  kind: ItemName['kind'],
  was: Entry | undefined,
  is: Entry | undefined,
  where: Condition,
): Entry | null {
  switch (kind) {
    case 'role':
      return stagedRole(was as Role | undefined, is as Role | undefined, where);
    case 'policy':
      return stagedRows(was as RowPolicy | undefined, is as RowPolicy | undefined, where);
    case 'rule':
      return stagedRule(was as Rule | undefined, is as Rule | undefined, where);
    case 'module':
    case 'resource':
    case 'set':
    case 'scope':
    case 'field':
    case 'exclusion':
    case 'approval':
    case 'guard':
    case 'test':
    case 'comments':
      return null;
    default:
      return kind satisfies never;
  }
}

function stagedRole(was: Role | undefined, is: Role | undefined, where: Condition): Role | null {
  const role = is ?? was;
  if (role === undefined) return null;
  // What is included, and what a bare grant reaches, asks for no condition.
  if (!sameData(was?.includes ?? [], is?.includes ?? [])) return null;
  if (was !== undefined && is !== undefined && was.module !== is.module) return null;
  const among = (grants: readonly Grant[] = [], grant: Grant): boolean =>
    grants.some((each) => sameData(each, grant));
  const counting = (grant: Grant, condition: Condition): Grant => ({
    ...grant,
    where: under(condition, grant.where),
  });
  return {
    ...role,
    grants: [
      ...(is?.grants ?? []).map((grant) => (among(was?.grants, grant) ? grant : counting(grant, where))),
      ...(was?.grants ?? [])
        .filter((grant) => !among(is?.grants, grant))
        .map((grant) => counting(grant, not(where))),
    ],
  };
}

function stagedRows(
  was: RowPolicy | undefined,
  is: RowPolicy | undefined,
  where: Condition,
): RowPolicy | null {
  const rows = is ?? was;
  if (rows === undefined) return null;
  if (was !== undefined && is !== undefined) {
    if (was.type !== is.type || !sameData(was.roles, is.roles)) return null;
    return { ...is, where: or(and(where, is.where), and(not(where), was.where)) };
  }
  return { ...rows, where: or(is === undefined ? where : not(where), rows.where) };
}

function stagedRule(was: Rule | undefined, is: Rule | undefined, where: Condition): Rule | null {
  if (was !== undefined && is !== undefined) return eitherRule(was, is, where);
  const rule = is ?? was;
  if (rule === undefined) return null;
  return { ...rule, when: under(is === undefined ? not(where) : where, rule.when) };
}

/** A rule that speaks of other circumstances than before; of other actions, or to other ends, it is another rule. */
function eitherRule(was: Rule, is: Rule, where: Condition): Rule | null {
  if (!sameData(withoutCircumstances(was), withoutCircumstances(is))) return null;
  // Without a `when` a rule always counts, and without an `unless` it spares nobody.
  const always = was.when === undefined && is.when === undefined;
  const when = always ? {} : { when: or(under(where, is.when), under(not(where), was.when)) };
  if (was.kind === 'require' || is.kind === 'require') return { ...is, ...when };
  const spared = [
    ...(is.unless === undefined ? [] : [and(where, is.unless)]),
    ...(was.unless === undefined ? [] : [and(not(where), was.unless)]),
  ];
  return { ...is, ...when, ...(spared.length === 0 ? {} : { unless: or(...spared) }) };
}

const withoutCircumstances = (rule: Rule): object => ({ ...rule, when: undefined, unless: undefined });

const and = (...conditions: readonly Condition[]): Condition => ({ kind: 'and', conditions });
const or = (...conditions: readonly Condition[]): Condition => ({ kind: 'or', conditions });
const not = (condition: Condition): Condition =>
  condition.kind === 'not' ? condition.condition : { kind: 'not', condition };
const under = (where: Condition, condition: Condition | undefined): Condition =>
  condition === undefined ? where : and(condition, where);
