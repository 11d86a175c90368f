import type { Condition } from '@remit/policy/condition';
import type { Grant, Role, RowPolicy, Rule } from '@remit/policy/document';
import type { DocumentItem, Entry, ItemName } from '@remit/policy/document-items';
import { sameData } from '@remit/policy/same-data';

/** Where and for whom a change counts: somebody is left out of it up to the end of a day, or one folder has it first. */
export type Staging =
  | { readonly kind: 'but'; readonly email: string; readonly until: string }
  | { readonly kind: 'folder'; readonly folder: string };

/** The condition under which a change that is staged counts. */
export function conditionOf(staging: Staging): Condition {
  const fact = (of: 'subject' | 'resource', name: string) => ({ kind: 'attribute', of, name }) as const;
  switch (staging.kind) {
    case 'but': {
      const email = { kind: 'literal', value: { type: 'text', value: staging.email } } as const;
      const until = { kind: 'literal', value: { type: 'date', value: staging.until } } as const;
      const them = { kind: 'compare', operator: '=', left: fact('subject', 'email'), right: email } as const;
      const still = { kind: 'compare', operator: '<=', left: { kind: 'now' }, right: until } as const;
      return not({ kind: 'and', conditions: [them, still] });
    }
    case 'folder': {
      const tree = { kind: 'literal', value: { type: 'folder', value: staging.folder } } as const;
      return { kind: 'within', operand: fact('resource', 'folder'), tree };
    }
    default:
      return staging satisfies never;
  }
}

/** Whether a change of such an item can count under a condition: whom a field is shown to, say, cannot ask for one. */
export const canStage = ({ kind }: ItemName): boolean =>
  kind === 'role' || kind === 'policy' || kind === 'rule';

/**
 * An item that says what it shall say where a condition holds, and what it said elsewhere. Nothing takes anything away
 * from anybody: what is gone stays with the opposite condition, and what came counts under it.
 * @param before as the base has it, and `now` as the draft has it
 * @returns null where that cannot be said: of what a role includes, or of a rule that says something else than before
 */
export function onlyWhere(before: DocumentItem, now: DocumentItem, where: Condition): DocumentItem | null {
  const [was, ...wasMore] = before.entries;
  const [is, ...isMore] = now.entries;
  if (wasMore.length > 0 || isMore.length > 0) return null;
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
  const under = (grant: Grant, condition: Condition): Grant => ({
    ...grant,
    where: grant.where === undefined ? condition : and(grant.where, condition),
  });
  return {
    ...role,
    grants: [
      ...(is?.grants ?? []).map((grant) => (among(was?.grants, grant) ? grant : under(grant, where))),
      ...(was?.grants ?? [])
        .filter((grant) => !among(is?.grants, grant))
        .map((grant) => under(grant, not(where))),
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
  const rule = is ?? was;
  if (rule === undefined || (was !== undefined && is !== undefined)) return null;
  const here = is === undefined ? not(where) : where;
  return { ...rule, when: rule.when === undefined ? here : and(rule.when, here) };
}

const and = (...conditions: readonly Condition[]): Condition => ({ kind: 'and', conditions });
const or = (...conditions: readonly Condition[]): Condition => ({ kind: 'or', conditions });
const not = (condition: Condition): Condition =>
  condition.kind === 'not' ? condition.condition : { kind: 'not', condition };
