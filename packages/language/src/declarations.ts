import { REMIT_TYPES } from '@remit/policy/catalog';
import type { PolicyDocument, ResourceType } from '@remit/policy/document';

/** What a text may name without declaring it. */
export interface Declarations {
  readonly modules: readonly string[];
  readonly types: readonly ResourceType[];
  /** Names of record sets. */
  readonly sets: readonly string[];
  /** Names of roles, beside those that the text itself states. */
  readonly roles: readonly string[];
}

/** What a policy document declares, for a text that is to change it. */
export function declarationsOf(document: PolicyDocument): Declarations {
  return {
    modules: document.modules.map(({ name }) => name),
    types: [...document.resources, ...REMIT_TYPES],
    sets: document.sets.map(({ name }) => name),
    roles: document.roles.map(({ name }) => name),
  };
}
