import { conditionWords } from './condition-words.ts';
import type { Grant, ObligationKind, Qualifier } from '../document.ts';
import { moneyWords } from './money-words.ts';

/** What narrows a grant, each in words: "own records", "up to 10,000.00 EUR". Empty when nothing does. */
export function narrowingWords(grant: Grant): readonly string[] {
  return [
    ...(grant.qualifiers ?? []).map(qualifierWords),
    ...(grant.where === undefined ? [] : [conditionWords(grant.where)]),
    ...(grant.upTo === undefined ? [] : [`up to ${moneyWords(grant.upTo)}`]),
    ...(grant.requires ?? []).map(dutyWords),
  ];
}

/** What is asked of whoever acts. */
export const dutyWords = (duty: ObligationKind): string =>
  duty === 'comment' ? 'with a comment' : 'with a second factor';

function qualifierWords(qualifier: Qualifier): string {
  switch (qualifier.kind) {
    case 'own':
      return 'own records';
    case 'department':
      return 'records of their own department';
    case 'module':
      return `records of ${qualifier.module}`;
    case 'set':
      return `records in ${qualifier.set}`;
    default:
      return qualifier satisfies never;
  }
}
