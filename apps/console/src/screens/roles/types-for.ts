import { moduleOf, REMIT_MODULE } from '@remit/policy/catalog';
import type { PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { reachOf, typesOf } from '../../draft/grant-reach.ts';

/**
 * The types that a role's grid offers. Administrative and operational grants do not share a role, so a role that has
 * the one kind is not offered the other; a role that has neither yet, or both already, is shown all.
 */
export function typesFor(document: PolicyDocument, role: Role): readonly ResourceType[] {
  const reached = role.grants.flatMap((grant) => reachOf(document, role, grant));
  const isRemit = (type: string): boolean => moduleOf(type) === REMIT_MODULE;
  const administers = reached.some(isRemit);
  const operates = reached.some((type) => !isRemit(type));
  if (administers === operates) return typesOf(document);
  return typesOf(document).filter(({ name }) => isRemit(name) === administers);
}
