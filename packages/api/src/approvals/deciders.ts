import type { DeciderView } from '../views.ts';

/** Some of those who can decide something, and how many can. */
export interface Deciders {
  readonly deciders: readonly DeciderView[];
  readonly total: number;
}

/** Who else could do it, as a next step: "Henrik Dahl can decide it." Null when nobody can. */
export function decidersWords({ deciders, total }: Deciders): string | null {
  const [first, second] = deciders;
  if (first === undefined) return null;
  if (second === undefined) return `${first.person.name} can decide it.`;
  const others = total - 2;
  const rest = others === 0 ? '' : ` and ${others} ${others === 1 ? 'other' : 'others'}`;
  return others === 0
    ? `${first.person.name} and ${second.person.name} can decide it.`
    : `${first.person.name}, ${second.person.name}${rest} can decide it.`;
}
