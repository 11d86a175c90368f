import { diffMember, type MemberDiff, type MemberSide } from '@remit/policy/compare/diff-member';
import type { Directory } from '@remit/policy/directory';
import type { Environment } from '@remit/policy/check';
import { standingProblem } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import type { PolicyInForce } from './policy/policy-cache.ts';

/** What a change leaves somebody for a time: what they lose by it at a later moment, and have until then. */
export interface KeptUntil {
  /** ms since 1970 UTC. */
  readonly until: number;
  readonly lost: Pick<MemberDiff, 'actions' | 'fields'>;
}

/** A member before and after a change; null where they are nobody. */
export interface ChangedSubject {
  readonly before: Subject | null;
  readonly after: Subject | null;
}

/** At so many moments at most it is looked: each is a comparison of everything. */
const mostMoments = 20;

/**
 * What somebody loses by a change later than it shows first: of two assignments that give the same, the one that ends
 * sooner may be what is left. Each thing is told of the first moment at which it is lost.
 * @param now what is lost when the change shows first, which is not told again
 */
export function keptUntil(
  { compiled }: Pick<PolicyInForce, 'compiled'>,
  { before, after }: ChangedSubject,
  environment: Environment,
  directory: Pick<Directory, 'folders'>,
  now: MemberDiff,
): readonly KeptUntil[] {
  const told = new Set(thingsLost(now));
  return turnsOf([before, after], environment.now).flatMap((until): readonly KeptUntil[] => {
    const diff = diffMember(
      sideAt(compiled, before, until),
      sideAt(compiled, after, until),
      { ...environment, now: until },
      directory,
    );
    const isNew = (things: readonly string[]): boolean => things.some((thing) => !told.has(thing));
    const actions = diff.actions
      .map((each) => ({ ...each, cells: each.cells.filter(({ change }) => lessens(change)) }))
      .filter((each) => isNew(actionLost(each)));
    const fields = diff.fields.filter((each) => isNew(fieldLost(each)));
    for (const thing of thingsLost(diff)) told.add(thing);
    return actions.length + fields.length === 0 ? [] : [{ until, lost: { actions, fields } }];
  });
}

/** Whoever does not stand at a moment may do nothing then. */
const sideAt = (compiled: MemberSide['compiled'], subject: Subject | null, at: number): MemberSide => ({
  compiled,
  subject: subject !== null && standingProblem(subject.member, at) === null ? subject : null,
});

/** The moments at which something that somebody holds begins or ends, the next one first. */
function turnsOf(subjects: readonly (Subject | null)[], now: number): readonly number[] {
  const periods = subjects.flatMap((subject) =>
    subject === null ? [] : [subject.member, ...subject.assignments.map(({ assignment }) => assignment)],
  );
  const turns = periods.flatMap(({ from, until }) => [from, until]).filter((at) => at !== null && at > now);
  return [...new Set(turns.filter((at) => at !== null))].toSorted((a, b) => a - b).slice(0, mostMoments);
}

const lessens = (change: string): boolean => change === 'loses' || change === 'narrower';

function actionLost({ type, action, change, cells }: MemberDiff['actions'][number]): readonly string[] {
  const whole = lessens(change) ? [`${type} ${action} ${change}`] : [];
  const places = cells.filter((cell) => lessens(cell.change));
  return [...whole, ...places.map((cell) => `${type} ${action} ${cell.change} ${cell.folder}`)];
}

const fieldLost = ({ type, field, change }: MemberDiff['fields'][number]): readonly string[] =>
  change === 'loses' ? [`${type} ${field}`] : [];

const thingsLost = ({ actions, fields }: MemberDiff): readonly string[] => [
  ...actions.flatMap(actionLost),
  ...fields.flatMap(fieldLost),
];
