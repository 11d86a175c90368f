import type { ImpactAction, ImpactField } from './people/person-impact-views.ts';

/** An effect in one sentence: "Alice Moreau loses 2 things and gains 1 thing; 1 is kept through Finance." */
export function impactHeadline(
  name: string,
  actions: readonly Pick<ImpactAction, 'change' | 'cells'>[],
  fields: readonly Pick<ImpactField, 'change' | 'through'>[],
): string {
  const all = [...actions, ...fields];
  const count = (change: ImpactAction['change'] | ImpactField['change']): number =>
    all.filter((each) => each.change === change).length;
  const parts = [
    said(count('loses'), (n) => `loses ${things(n)}`),
    said(count('gains'), (n) => `gains ${things(n)}`),
    said(count('narrower'), (n) => `reaches fewer records with ${things(n, 'action')}`),
    said(count('wider'), (n) => `reaches more records with ${things(n, 'action')}`),
    said(count('changes'), (n) => `sees ${things(n, 'field')} otherwise`),
  ].filter((part) => part !== null);
  const keeps = keptWords(actions, fields);
  if (parts.length > 0) return `${name} ${list(parts)}${keeps === null ? '' : `; ${keeps}`}.`;
  return keeps === null ? `Nothing changes for ${name}.` : `Nothing changes for ${name}: ${keeps}.`;
}

/** Roles only add: what another role still gives is worth a word, because the edit did nothing there. */
function keptWords(
  actions: readonly Pick<ImpactAction, 'change' | 'cells'>[],
  fields: readonly Pick<ImpactField, 'change' | 'through'>[],
): string | null {
  const wholly = [
    ...actions.filter(({ change }) => change === 'keeps').map(({ cells }) => throughOf(cells)),
    ...fields.filter(({ change }) => change === 'keeps').map(({ through }) => through),
  ];
  const partly = actions
    .filter(({ change, cells }) => change !== 'keeps' && cells.some((cell) => cell.change === 'keeps'))
    .map(({ cells }) => throughOf(cells));
  const parts = [
    said(wholly.length, (n) => `${n} ${n === 1 ? 'is' : 'are'} kept${by(wholly)}`),
    said(partly.length, (n) => `${n} ${n === 1 ? 'is' : 'are'} kept in some folders${by(partly)}`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : list(parts);
}

function throughOf(cells: ImpactAction['cells']): readonly string[] {
  return cells.flatMap(({ change, through }) => (change === 'keeps' ? through : []));
}

function by(through: readonly (readonly string[])[]): string {
  const roles = [...new Set(through.flat())].toSorted();
  return roles.length === 0 ? '' : ` through ${list(roles)}`;
}

function said(count: number, words: (count: number) => string): string | null {
  return count === 0 ? null : words(count);
}

function things(count: number, thing = 'thing'): string {
  return `${count} ${count === 1 ? thing : `${thing}s`}`;
}

function list(items: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
}
