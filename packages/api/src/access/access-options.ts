import type { Resource } from '@remit/policy/check';
import { decide } from '@remit/policy/decide';
import { diffMember } from '@remit/policy/compare/diff-member';
import type { Subject } from '@remit/policy/subject';
import { keepsExclusions } from '@remit/policy/why-not/why-not-exclusions';
import { listAccessRequests, type StoredAccessRequest } from '@remit/store/directory/access-requests';
import { readRecord } from '@remit/store/records/records';
import { accessAsking } from './access-case.ts';
import { asksForOthers, requireAccessFor } from './access-for.ts';
import { type AccessAsking, grantersOf } from './access-granters.ts';
import type { AccessOption, AccessOptionsView } from './access-views.ts';
import { RemitError } from '../errors.ts';
import { roleLabel } from '../grant-words.ts';
import { metWhenActing } from '../guard.ts';
import { explainHere } from '../explain-here.ts';
import { holdsRole } from '../holds-role.ts';
import { narrowestFirst, type WeighedOption } from '../narrowest-first.ts';
import { ofEverybody } from '../of-everybody.ts';
import { rolesGranting } from '../roles-granting.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What was refused: an action on a record, or on a type in a folder. */
export interface RefusedInput {
  readonly action: string;
  readonly type: string;
  readonly record: string | null;
  readonly folder: string | null;
  /** The member in whose place it is asked; null for oneself. */
  readonly onBehalfOf: string | null;
}

/** More choices than this help nobody to choose. */
const mostOptions = 5;
const mostNamed = 3;

/**
 * What the asker could ask for so that they may do what was refused: roles at the folder of the record, each by itself,
 * those first that give least else. A role that nobody may give them, or that their others exclude, is none.
 * Asked in another's place, it is of what would help them, and of a record that both may read. Of a folder that is not there
 * it is answered as of any other: a refusal would tell which are.
 * @throws RemitError as `requireAccessFor`; `invalid` for a type that is not there
 */
export async function accessOptions(asker: TenantCall, asked: RefusedInput): Promise<AccessOptionsView> {
  const { compiled } = asker.policy;
  const call = { ...asker, subject: requireAccessFor(asker, asked.onBehalfOf) };
  const type = compiled.types.get(asked.type);
  if (type === undefined) throw new RemitError('invalid', `\`type\`: there is no type \`${asked.type}\``);
  const resource = await resourceOf(call, asked, [asker.subject, call.subject]);
  const folder = resource?.folder ?? asked.folder ?? '/';
  const head = { action: asked.action, typeLabel: type.label, forOthers: asksForOthers(asker) };
  const granting = [...rolesGranting(compiled, asked.action, asked.type)];
  const already =
    resource === null ? heldWords(call, granting, folder) : explainHere(call, asked.action, resource);
  const { name } = call.subject.member;
  if (already !== null) {
    // Through what another may do something is theirs to know.
    const said = asked.onBehalfOf === null ? already : `${name} needs nothing for it.`;
    return { ...head, already: said, options: [], nothing: null };
  }
  const mine = await listAccessRequests(call.tx, call.subject.member.id, 200);
  const helpful = granting.filter(
    (role) => !holdsRole(call, role, folder) && helps(call, role, folder, asked.action, resource),
  );
  const asking = accessAsking(call, {
    member: call.subject.member.id,
    sentBy: asked.onBehalfOf === null ? null : asker.subject.member.id,
  });
  const weighed = helpful.flatMap((role) => optionOf(call, asking, { role, folder }, mine) ?? []);
  const options = narrowestFirst(weighed).slice(0, mostOptions);
  return { ...head, already: null, options, nothing: options.length > 0 ? null : nothingWords(helpful) };
}

/** Of a type, whoever holds a role that grants the action there has it for some records at least. */
function heldWords(call: TenantCall, roles: readonly string[], folder: string): string | null {
  const held = roles.find((role) => holdsRole(call, role, folder));
  return held === undefined ? null : `You hold ${roleLabel(call.policy.compiled, held)} at ${folder}.`;
}

function nothingWords(helpful: readonly string[]): string {
  return helpful.length === 0
    ? 'No role would allow it: what refuses it is a rule or a limit, which a role does not change.'
    : 'There are roles that would allow it, and nobody may give you one of them.';
}

/** A record that whoever asks may read, and for whom; of any other nothing is asked, so that its folder stays its own. */
async function resourceOf(
  call: TenantCall,
  { type: name, record }: RefusedInput,
  readers: readonly Subject[],
): Promise<Resource | null> {
  const type = call.policy.compiled.types.get(name);
  if (record === null || type === undefined || name.startsWith('remit.')) return null;
  const { compiled } = call.policy;
  const resource = await readRecord(call.tx, type, record);
  const { environment } = call;
  if (resource === null) return null;
  const reads = (subject: Subject): boolean =>
    decide(compiled, { subject, action: 'read', resource, environment }).outcome === 'allow';
  return readers.every(reads) ? resource : null;
}

/** The asker as they would be with one more role. */
function holding({ subject }: TenantCall, role: string, folder: string): Subject {
  const holder = { kind: 'member', id: subject.member.id } as const;
  const assignment = { id: '', holder, role, folder, from: null, until: null };
  return { ...subject, assignments: [...subject.assignments, { assignment, through: holder }] };
}

function helps(
  call: TenantCall,
  role: string,
  folder: string,
  action: string,
  resource: Resource | null,
): boolean {
  const { policy, directory, environment, subject } = call;
  const change = { kind: 'role', role, folder } as const;
  const { id } = subject.member;
  if (!keepsExclusions(policy.compiled, directory.directory, id, [change], environment.now)) return false;
  if (resource === null) return true;
  const check = { subject: holding(call, role, folder), action, resource };
  const when = { ...environment, met: metWhenActing };
  return decide(policy.compiled, { ...check, environment: when }).outcome === 'allow';
}

function optionOf(
  call: TenantCall,
  asking: AccessAsking,
  { role, folder }: Pick<AccessOption, 'role' | 'folder'>,
  mine: readonly StoredAccessRequest[],
): WeighedOption | null {
  const { compiled } = call.policy;
  const granters = grantersOf({ ...call, compiled }, asking, role, folder);
  if (granters.length === 0) return null;
  const gives = diffMember(
    { compiled, subject: call.subject },
    { compiled, subject: holding(call, role, folder) },
    ofEverybody(call),
    call.directory.directory,
  );
  const waiting = mine.find(
    (each) =>
      each.status === 'waiting' &&
      each.member === asking.submitter.member &&
      each.role === role &&
      each.folder === folder,
  );
  const option: AccessOption = {
    role,
    label: roleLabel(compiled, role),
    description: compiled.roles.get(role)?.description ?? null,
    folder,
    alsoGives: Math.max(0, gives.actions.length - 1),
    granters: granters.slice(0, mostNamed).flatMap((each) => call.directory.chip(each.member) ?? []),
    grantersTotal: granters.length,
    waiting: waiting?.id ?? null,
  };
  return { option, gives };
}
