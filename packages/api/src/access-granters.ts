import type { Environment } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { whoCan } from '@remit/policy/who-can';
import type { Party } from '@remit/approvals/approval-case';
import type { Decider } from '@remit/approvals/step-deciders';
import { assignmentRecord } from './assignment-record.ts';
import { metWhenActing } from './guard.ts';
import type { KnownDirectory } from './known-directory.ts';
import { memberRecord } from './people-search.ts';

/** What bears on who may give a role. */
export interface GrantGround {
  readonly compiled: CompiledPolicy;
  readonly directory: KnownDirectory;
  readonly environment: Environment;
}

/**
 * Everybody who may give somebody a role at a folder: who may assign it there with all that it includes, and may see
 * whom they give it to. Nobody gives themselves anything, by whatever account, and nobody's place is taken by a delegate:
 * to administer is not handed on. Source: semantics.md, "Change"; threats.md A1, A7.
 */
export function grantersOf(
  { compiled, directory, environment }: GrantGround,
  asker: Party,
  role: string,
  folder: string,
): readonly Decider[] {
  const included = compiled.assignable.get(role)?.members;
  const member = directory.member(asker.member);
  if (included === undefined || member === null) return [];
  const when = { ...environment, met: metWhenActing };
  const may = (action: string, resource: Parameters<typeof whoCan>[3]): ReadonlySet<string> =>
    new Set(whoCan(compiled, directory.directory, action, resource, when).map((each) => each.member.id));
  const needed = [
    may('read', memberRecord(member)),
    ...[...new Set([role, ...included])].map((each) => may('create', assignmentRecord(null, each, folder))),
  ];
  const [first = new Set<string>()] = needed;
  return [...first].flatMap((id) => {
    const granter = directory.member(id);
    if (granter === null || granter.person === asker.person) return [];
    if (!needed.every((able) => able.has(id))) return [];
    return [{ member: id, person: granter.person, as: 'able', onBehalfOf: null }];
  });
}
