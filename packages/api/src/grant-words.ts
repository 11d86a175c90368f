import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { GrantReference, RoleSource } from '@remit/policy/decision';
import type { Grant } from '@remit/policy/document';
import { moneyWords } from '@remit/policy/words/money-words';
import type { KnownDirectory } from './known-directory.ts';

/** The grant that a reference points at; null when the document has none there. */
export function grantAt(policy: CompiledPolicy, { role, scope, index }: GrantReference): Grant | null {
  const grants = scope === null ? policy.baseGrants.get(role) : policy.scopes.get(role)?.get(scope);
  return grants?.[index]?.grant ?? null;
}

/** What a role is called on screens. */
export function roleLabel(policy: CompiledPolicy, role: string): string {
  return policy.roles.get(role)?.label ?? role;
}

/** "Approver at /operations up to 10,000.00 EUR, through the group Leads": what gives something, and how it is held. */
export function grantWords(
  policy: CompiledPolicy,
  directory: KnownDirectory,
  reference: GrantReference,
  source: RoleSource,
): string {
  const grant = grantAt(policy, reference);
  const limit = grant?.upTo === undefined ? '' : ` up to ${moneyWords(grant.upTo)}`;
  const through = throughName(directory, source.through);
  const way = source.through.kind === 'member' ? '' : `, through the ${source.through.kind} ${through}`;
  return `${roleLabel(policy, reference.role)} at ${source.folder}${limit}${way}`;
}

/** The name of whom or what an assignment is made to. */
export function throughName(directory: KnownDirectory, { kind, id }: RoleSource['through']): string {
  switch (kind) {
    case 'member':
      return directory.member(id)?.name ?? id;
    case 'group':
      return directory.group(id)?.name ?? id;
    case 'department':
      return directory.department(id)?.name ?? id;
    default:
      return kind satisfies never;
  }
}
