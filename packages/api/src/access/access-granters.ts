import type { Environment, Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { decide } from '@remit/policy/decide';
import type { Subject } from '@remit/policy/subject';
import { whoCan } from '@remit/policy/who-can';
import type { ApprovalCase } from '@remit/approvals/approval-case';
import { isAsker } from '@remit/approvals/is-asker';
import type { Decider } from '@remit/approvals/step-deciders';
import { assignmentRecord } from '../assignment-record.ts';
import { metWhenActing } from '../guard.ts';
import type { KnownDirectory } from '../known-directory.ts';
import { memberRecord } from '../people/people-search.ts';

/** What bears on who may give a role. */
export interface GrantGround {
  readonly compiled: CompiledPolicy;
  readonly directory: KnownDirectory;
  readonly environment: Environment;
}

/** For whom a role is asked, and who asks for it in their place. */
export type AccessAsking = Pick<ApprovalCase, 'submitter' | 'sender'>;

/**
 * Everybody who may give somebody a role at a folder: who may assign it there with all that it includes, and may see
 * whom they give it to. Nobody gives themselves anything, nor what they asked for themselves, by whatever account, and nobody's place is taken by a delegate:
 * to administer is not handed on. Source: semantics.md, "Change"; threats.md A1, A7.
 */
export function grantersOf(
  { compiled, directory, environment }: GrantGround,
  asking: AccessAsking,
  role: string,
  folder: string,
): readonly Decider[] {
  const when = { ...environment, met: metWhenActing };
  const needed = questionsOf({ compiled, directory }, asking, role, folder).map(
    ({ action, resource }) =>
      new Set(whoCan(compiled, directory.directory, action, resource, when).map((each) => each.member.id)),
  );
  const [first = new Set<string>()] = needed;
  return [...first].flatMap((id) => {
    const granter = directory.member(id);
    if (granter === null || isAsker(asking, granter)) return [];
    if (!needed.every((able) => able.has(id))) return [];
    return [{ member: id, person: granter.person, as: 'able', onBehalfOf: null }];
  });
}

/** Whether one member may, by the same questions: it takes no look at everybody. @param granter who is in the tenant now */
export function mayGrant(
  { compiled, directory, environment }: GrantGround,
  granter: Subject,
  asking: AccessAsking,
  role: string,
  folder: string,
): boolean {
  if (isAsker(asking, granter.member)) return false;
  const when = { ...environment, met: metWhenActing };
  const questions = questionsOf({ compiled, directory }, asking, role, folder);
  return (
    questions.length > 0 &&
    questions.every(
      (question) =>
        decide(compiled, { ...question, subject: granter, environment: when }).outcome === 'allow',
    )
  );
}

/** What whoever gives a role must be allowed, all of it; nothing where there is no such role or nobody to give it to. */
function questionsOf(
  { compiled, directory }: Pick<GrantGround, 'compiled' | 'directory'>,
  { submitter }: AccessAsking,
  role: string,
  folder: string,
): readonly { readonly action: string; readonly resource: Resource }[] {
  const included = compiled.assignable.get(role)?.members;
  const member = directory.member(submitter.member);
  if (included === undefined || member === null) return [];
  return [
    { action: 'read', resource: memberRecord(member) },
    ...[...new Set([role, ...included])].map((each) => ({
      action: 'create',
      resource: assignmentRecord(null, each, folder),
    })),
  ];
}
