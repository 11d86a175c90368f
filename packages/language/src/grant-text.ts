import type { Grant, ObligationKind, PolicyDocument, Qualifier } from '@remit/policy/document';
import { conditionText } from './condition-text.ts';
import { amountText } from './literal-text.ts';
import { nameText, typesText } from './name-text.ts';

/** What a person must do: `comment` or `second factor`. */
export const obligationText = (duty: ObligationKind): string =>
  duty === 'comment' ? 'comment' : 'second factor';

/** Names that say more than one thing after a dot: those of both a module and a set, and the words of qualifiers. */
export function ambiguousQualifiers(document: PolicyDocument): ReadonlySet<string> {
  const modules = new Set(document.modules.map(({ name }) => name));
  return new Set([
    'own',
    'department',
    ...document.sets.map(({ name }) => name).filter((name) => modules.has(name)),
  ]);
}

function qualifierText(qualifier: Qualifier, ambiguous: ReadonlySet<string>): string {
  switch (qualifier.kind) {
    case 'own':
    case 'department':
      return qualifier.kind;
    case 'module':
    case 'set': {
      const name = qualifier.kind === 'module' ? qualifier.module : qualifier.set;
      return ambiguous.has(name) ? `(${qualifier.kind} ${nameText(name)})` : nameText(name);
    }
    default:
      return qualifier satisfies never;
  }
}

/** One grant as it stands after `can:` or an arrow. @param ambiguous names that are written with what they are */
export function grantText(grant: Grant, ambiguous: ReadonlySet<string>): string {
  const narrowing = (grant.qualifiers ?? []).map((each) => `.${qualifierText(each, ambiguous)}`).join('');
  return [
    grant.actions.map((action) => nameText(action) + narrowing).join(', '),
    ...(grant.on === undefined ? [] : [`on ${typesText(grant.on)}`]),
    ...(grant.upTo === undefined ? [] : [`up to ${amountText(grant.upTo)}`]),
    ...(grant.where === undefined ? [] : [`where ${conditionText(grant.where)}`]),
    ...(grant.requires === undefined ? [] : [`requires ${grant.requires.map(obligationText).join(', ')}`]),
  ].join(' ');
}
