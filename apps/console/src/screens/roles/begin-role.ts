import type { PolicyDocument } from '@remit/policy/document';
import type { EditOutcome } from '../../draft/edit-outcome.ts';
import { addRole, copyRole, describeRole } from '../../draft/edit-role.ts';

/** What a new role begins as. */
export type RoleBeginning =
  | { readonly from: 'empty' }
  /** A copy of another one. */
  | { readonly from: 'role'; readonly role: string }
  /** All that somebody holds. */
  | { readonly from: 'person'; readonly includes: readonly string[] };

/** Makes a role of a beginning, and calls it as people will. */
export function beginRole(
  document: PolicyDocument,
  name: string,
  label: string,
  beginning: RoleBeginning,
): EditOutcome {
  const outcome =
    beginning.from === 'role'
      ? copyRole(document, beginning.role, name)
      : addRole(document, {
          name,
          grants: [],
          ...(beginning.from === 'person' && beginning.includes.length > 0
            ? { includes: beginning.includes }
            : {}),
        });
  const made = outcome.ok ? outcome.document.roles.find((each) => each.name === name) : undefined;
  if (!outcome.ok || made === undefined) return outcome;
  const facts = { label, description: made.description ?? '', module: made.module ?? '' };
  return describeRole(outcome.document, name, facts);
}
