import { actionWords } from '@remit/policy/words/action-words';
import { narrowingWords } from '@remit/policy/words/narrowing-words';
import type { Grant, PolicyDocument } from '@remit/policy/document';
import { typesOf } from './grant-reach.ts';

/** A grant in a line: what may be done to what, and what narrows it; `on` is null where it names no type. */
export interface GrantLine {
  readonly actions: string;
  readonly on: string | null;
  readonly narrowed: string;
}

/** Says a grant in a line, its types by their labels. */
export function grantLine(document: PolicyDocument, grant: Grant): GrantLine {
  const label = (name: string): string => typesOf(document).find((type) => type.name === name)?.label ?? name;
  return {
    actions: grant.actions.map(actionWords).join(', '),
    on: grant.on === undefined ? null : grant.on.map(label).join(', '),
    narrowed: narrowingWords(grant).join(', '),
  };
}
