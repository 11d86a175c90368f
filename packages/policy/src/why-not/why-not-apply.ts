import type { Check, Resource } from '../check.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Assignment, Directory, Member } from '../directory.ts';
import type { Grant, PolicyDocument } from '../document.ts';
import type { Subject } from '../subject.ts';
import type { RemedyChange, StepChange } from './why-not-change.ts';
import { compilePolicy } from '../compile.ts';

type LimitChange = Extract<StepChange, { kind: 'limit' }>;
type PeriodChange = Extract<StepChange, { kind: 'period' }>;
type RoleChange = Extract<StepChange, { kind: 'role' }>;

/** The assignment that a change of role comes to. Its id says what it is for: the directory does not have it yet. */
const assignmentFor = ({ role, folder }: RoleChange, member: string): Assignment => {
  return {
    id: `remedy ${role} ${folder}`,
    holder: { kind: 'member', id: member },
    role,
    folder,
    from: null,
    until: null,
  };
};

const movedPeriod = <Part extends Assignment | Member>(part: Part, change: PeriodChange): Part =>
  part.id === change.id ? { ...part, [change.bound]: change.to } : part;

function raised(grants: readonly Grant[], { grant, to }: LimitChange): readonly Grant[] {
  return grants.map((each, at) => (at === grant.index ? { ...each, upTo: to } : each));
}

/** The document with one grant's limit raised, wherever the grant is written. */
function withLimit(document: PolicyDocument, change: LimitChange): PolicyDocument {
  const { role, scope } = change.grant;
  if (scope === null) {
    const roles = document.roles.map((each) =>
      each.name === role ? { ...each, grants: raised(each.grants, change) } : each,
    );
    return { ...document, roles };
  }
  const folderScopes = document.folderScopes.map((each) =>
    each.role === role && each.folder === scope ? { ...each, grants: raised(each.grants, change) } : each,
  );
  return { ...document, folderScopes };
}

function subjectAfter(subject: Subject, change: RoleChange | PeriodChange): Subject {
  const { member, assignments } = subject;
  if (change.kind === 'role') {
    const assignment = assignmentFor(change, member.id);
    return { ...subject, assignments: [...assignments, { assignment, through: assignment.holder }] };
  }
  if (change.of === 'member') return { ...subject, member: movedPeriod(member, change) };
  return {
    ...subject,
    assignments: assignments.map((held) => {
      return { ...held, assignment: movedPeriod(held.assignment, change) };
    }),
  };
}

const withAmount = (resource: Resource, { field, to }: Extract<StepChange, { kind: 'amount' }>): Resource => {
  return { ...resource, attributes: { ...resource.attributes, [field]: to } };
};

function checkAfterOne(check: Check, change: StepChange): Check {
  switch (change.kind) {
    case 'role':
    case 'period':
      return { ...check, subject: subjectAfter(check.subject, change) };
    case 'amount': {
      if (change.of === 'resource') return { ...check, resource: withAmount(check.resource, change) };
      return check.next === undefined ? check : { ...check, next: withAmount(check.next, change) };
    }
    case 'obligation': {
      const met = [...check.environment.met, change.obligation];
      return { ...check, environment: { ...check.environment, met } };
    }
    case 'limit':
      return check;
    default:
      return change satisfies never;
  }
}

/** The question after the changes; what they do to the policy is `policyAfter`'s. */
export const checkAfter = (check: Check, changes: readonly StepChange[]): Check =>
  changes.reduce(checkAfterOne, check);

/** The policy after the changes: the same object where none of them touches it. */
export function policyAfter(compiled: CompiledPolicy, changes: readonly StepChange[]): CompiledPolicy {
  const document = documentAfter(compiled.document, changes);
  return document === compiled.document ? compiled : compilePolicy(document, compiled.version);
}

/** What the policy says after the changes: the same object where none of them touches it. */
export const documentAfter = (document: PolicyDocument, changes: readonly RemedyChange[]): PolicyDocument =>
  changes.filter((change) => change.kind === 'limit').reduce(withLimit, document);

function directoryAfterOne(directory: Directory, member: string, change: StepChange): Directory {
  const { assignments, members } = directory;
  if (change.kind === 'role')
    return { ...directory, assignments: [...assignments, assignmentFor(change, member)] };
  if (change.kind !== 'period') return directory;
  if (change.of === 'member')
    return { ...directory, members: members.map((each) => movedPeriod(each, change)) };
  return { ...directory, assignments: assignments.map((each) => movedPeriod(each, change)) };
}

/**
 * The directory after the changes: the same object where none of them touches it.
 * @param member id of whom the changes are for
 */
export const directoryAfter = (
  directory: Directory,
  member: string,
  changes: readonly StepChange[],
): Directory => changes.reduce((after, change) => directoryAfterOne(after, member, change), directory);
