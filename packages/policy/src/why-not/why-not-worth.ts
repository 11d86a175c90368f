import type { Check, Environment } from '../check.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Directory } from '../directory.ts';
import type { FieldVisibility } from '../field-mask.ts';
import type { StepChange } from './why-not-change.ts';
import { diffMember, type MemberDiff } from '../compare/diff-member.ts';
import { diffPolicies } from '../compare/diff-policies.ts';
import { checkAfter, directoryAfter, policyAfter } from './why-not-apply.ts';

/** What a remedy gives the member beside what was asked for. */
export interface AlsoGrants {
  /** By type and action: in how many folders it is gained, or reaches more records. */
  readonly actions: readonly { readonly type: string; readonly action: string; readonly cells: number }[];
  /**
   * Fields of which the member sees, or may write, more than before, on any record or on more of them. A field without
   * a field rule is seen wherever its record is: what is gained of reading tells of it, unless it is the first.
   */
  readonly fields: readonly {
    readonly type: string;
    readonly field: string;
    readonly before: FieldVisibility;
    readonly after: FieldVisibility;
  }[];
  /** Over all actions: one action on one type in one folder each. */
  readonly cells: number;
}

/** What a remedy gives away, and to how many members it gives anything. */
export interface Worth {
  readonly alsoGrants: AlsoGrants;
  readonly toHowMany: number;
}

/** Of steps that give what was asked for and no more. */
export const NOTHING_ELSE: AlsoGrants = { actions: [], fields: [], cells: 0 };

/**
 * Steps only ever add: whatever differs after them is more. The diff says `narrower` of what it can't compare by form,
 * and `keeps` of what is given in another way than before.
 */
const gives = ({ change }: { readonly change: string }): boolean => change !== 'keeps';

function alsoGrants(
  { fieldRules }: CompiledPolicy,
  diff: MemberDiff,
  { action, resource, next }: Check,
): AlsoGrants {
  const isRuled = (type: string, field: string): boolean => fieldRules.get(type)?.has(field) === true;
  const asked = new Set([resource.folder, ...(next === undefined ? [] : [next.folder])]);
  const actions = diff.actions.flatMap((each) => {
    const wanted = each.type === resource.type && each.action === action;
    const cells = each.cells.filter((cell) => gives(cell) && !(wanted && asked.has(cell.folder)));
    return cells.length === 0 ? [] : [{ type: each.type, action: each.action, cells: cells.length }];
  });
  const fields = diff.fields
    .filter((each) => gives(each) && (each.before !== each.after || isRuled(each.type, each.field)))
    .map(({ type, field, before, after }) => ({ type, field, before, after }));
  return { actions, fields, cells: actions.reduce((sum, { cells }) => sum + cells, 0) };
}

/** Whether a change is to something that others may hold too. */
const isShared = (change: StepChange, directory: Directory): boolean =>
  change.kind === 'limit' ||
  (change.kind === 'period' &&
    change.of === 'assignment' &&
    directory.assignments.some(({ id, holder }) => id === change.id && holder.kind !== 'member'));

const givesAccess = ({ kind }: StepChange): boolean =>
  kind === 'role' || kind === 'period' || kind === 'limit';

/**
 * What changes give away beside the answer to the check, with every duty met: by the diff of the member, and of
 * everybody where others hold what changes. The asked action in the asked folder does not count.
 * @param check before the changes
 */
export function worthOf(
  compiled: CompiledPolicy,
  directory: Directory,
  check: Check,
  changes: readonly StepChange[],
): Worth {
  if (!changes.some(givesAccess)) return { alsoGrants: NOTHING_ELSE, toHowMany: 0 };
  const environment: Environment = { ...check.environment, met: ['comment', 'second-factor'] };
  const policy = policyAfter(compiled, changes);
  const { subject } = checkAfter(check, changes);
  const diff = diffMember(
    { compiled, subject: check.subject },
    { compiled: policy, subject },
    environment,
    directory,
  );
  const one = { alsoGrants: alsoGrants(compiled, diff, check), toHowMany: 1 };
  if (!changes.some((change) => isShared(change, directory))) return one;
  const { groups } = diffPolicies(
    { compiled, directory },
    { compiled: policy, directory: directoryAfter(directory, check.subject.member.id, changes) },
    environment,
  );
  const gaining = groups.filter(({ changes: { actions, fields } }) => {
    return actions.some(({ cells }) => cells.some(gives)) || fields.some(gives);
  });
  const many = gaining.reduce((sum, { members }) => sum + members.length, 0);
  // Who could do it all along with a duty met, and now can without, gains no cell but is one to whom it gives.
  return { ...one, toHowMany: Math.max(1, many) };
}
