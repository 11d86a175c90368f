import type { Check, Resource } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import type { Decision, Explanation, Reason, RoleSource } from './decision.ts';
import type { ResourceType } from './document.ts';
import { actionsOf } from './catalog.ts';
import { decideType } from './decide-type.ts';
import { judge, type Judgement } from './judge.ts';
import { rolesHere } from './roles-here.ts';
import { standingProblem } from './standing.ts';

type Denial = Exclude<Decision['denial'], null>;

const deny = (denial: Denial, because: readonly Reason[]): Decision => {
  return { outcome: 'deny', denial, because, obligations: [], missing: [] };
};

const permits = ({ forbidden, granted }: Judgement): boolean => forbidden.length === 0 && granted.length > 0;

/** Deciding layer first: a rule outweighs every role. */
const refusals = ({ forbidden, granted, tried }: Judgement): readonly Reason[] =>
  granted.length > 0 ? forbidden : [...forbidden, { kind: 'no-grant', tried }];

/** What has to be judged for one check. `reads` is null where the action itself is `read` or nothing exists yet. */
interface Judged {
  readonly reads: Judgement | null;
  readonly action: Judgement;
  /** For an update, the record as it would stand: reading it, updating it, and making it where it would move. */
  readonly next: readonly Judgement[];
}

/** Forbid overrides permit; nothing permitted is a deny; what is unmet denies until it is met. */
function conclude(action: string, { reads, action: own, next }: Judged): Decision {
  if (reads !== null && !permits(reads))
    return deny('not-found', [{ kind: 'unreadable' }, ...refusals(reads)]);
  const failed = [own, ...next].filter((judgement) => !permits(judgement));
  if (failed.length > 0) return deny(action === 'read' ? 'not-found' : 'forbidden', failed.flatMap(refusals));
  const unmet = [...(reads === null ? [] : [reads]), own, ...next].flatMap((judgement) => judgement.unmet);
  if (unmet.length > 0) {
    const obligations = [...new Set(unmet.map((reason) => reason.obligation))].toSorted();
    return { ...deny('precondition', unmet), obligations };
  }
  return { outcome: 'allow', denial: null, because: own.granted, obligations: [], missing: [] };
}

function judgeAll(
  compiled: CompiledPolicy,
  check: Check,
  folder: string,
  type: ResourceType,
  sources: readonly RoleSource[],
): Judged {
  const { subject, action, resource, next, environment } = check;
  const at = (each: string, record: Resource, place: string, held: readonly RoleSource[]): Judgement =>
    judge(compiled, subject, each, record, place, type, environment, held);
  if (action === 'create') {
    // A record that is still to be made has no past, whatever was sent.
    return { reads: null, action: at('create', { ...resource, history: [] }, folder, sources), next: [] };
  }
  const reads = action === 'read' ? null : at('read', resource, folder, sources);
  const own = at(action, resource, folder, sources);
  if (action !== 'update' || next === undefined) return { reads, action: own, next: [] };
  const place = next.folder ?? folder;
  const there = rolesHere(compiled, subject, place, environment.now);
  const stood: Resource = { ...next, folder: place, history: resource.history };
  const made = { ...stood, history: [] };
  return {
    reads,
    action: own,
    next: [
      at('read', stood, place, there),
      at('update', stood, place, there),
      ...(place === folder ? [] : [at('create', made, place, there)]),
    ],
  };
}

/** Every reason that rests on the subject alone, before any role is looked at. */
function refusedOutright(check: Check, type: ResourceType | undefined): Decision | null {
  if (type === undefined || !actionsOf(type).includes(check.action))
    return deny('forbidden', [{ kind: 'unknown-action' }]);
  const problem = standingProblem(check.subject.member, check.environment.now);
  if (problem !== null) return deny('forbidden', [{ kind: 'standing', problem }]);
  const moved = check.next !== undefined && check.next.type !== type.name;
  return moved ? deny('forbidden', [{ kind: 'unknown-action' }]) : null;
}

/** Every role considered, grant tried and rule judged, and the decision that they come to. */
export function consider(
  compiled: CompiledPolicy,
  check: Check,
): Omit<Explanation, 'policyVersion' | 'directoryRevision'> {
  const { subject, action, resource, environment } = check;
  const type = compiled.types.get(resource.type);
  const roles = rolesHere(compiled, subject, resource.folder, environment.now);
  const refused = refusedOutright(check, type);
  if (type === undefined || refused !== null)
    return {
      decision: refused ?? deny('forbidden', [{ kind: 'unknown-action' }]),
      roles,
      grants: [],
      rules: [],
    };
  if (resource.id === null && action !== 'create')
    return { decision: decideType(compiled, check, type), roles, grants: [], rules: [] };
  if (resource.folder === null) {
    const decision = deny(action === 'create' ? 'forbidden' : 'not-found', [{ kind: 'no-folder' }]);
    return { decision, roles, grants: [], rules: [] };
  }
  const judged = judgeAll(compiled, check, resource.folder, type, roles);
  const all = [judged.action, ...(judged.reads === null ? [] : [judged.reads]), ...judged.next];
  return {
    decision: conclude(action, judged),
    roles,
    grants: all.flatMap((judgement) => judgement.tried),
    rules: all.flatMap((judgement) => judgement.rules),
  };
}

/**
 * Whether the subject may take the action on the resource. Total: it returns and has nothing to throw about. The same
 * path as `explain`, so the two cannot differ. Source: semantics.md, "The decision".
 */
export function decide(compiled: CompiledPolicy, check: Check): Decision {
  return consider(compiled, check).decision;
}
