import type { EffectOnPeople, EffectResult } from './effect-on-people.ts';

/** What of an effect its headline says beside people and fields; what was not looked at is left out. */
export interface HeadlineBeside {
  /** People for whom something changes whom the reader may not be told about. */
  readonly others?: number;
  /** How much else is asked of whoever acts, as `dutyChanges` counts it. */
  readonly duties?: number;
  /** Waiting requests that others than now would decide. */
  readonly requests?: number;
  /** Open sessions of the people for whom something changes. */
  readonly sessions?: number;
}

/**
 * An effect on everybody in one sentence: "1 person loses access, 3 gain it and 38 keep it through Finance viewer;
 * 2 fields revealed; 1 waiting request changes approver."
 * @param label what a role is called on screens
 */
export function effectHeadline(
  { people, keptThrough, fields }: EffectOnPeople,
  label: (role: string) => string,
  { others = 0, duties = 0, requests = 0, sessions = 0 }: HeadlineBeside = {},
): string {
  const ways = keptThrough.map(label);
  const through = ways.length === 0 ? '' : ` through ${list(ways)}`;
  const words: readonly (readonly [EffectResult, (n: number) => string])[] = [
    ['loses', (n) => verb(n, 'loses access', 'lose access')],
    ['narrower', (n) => verb(n, 'reaches fewer records', 'reach fewer records')],
    ['gains', (n) => verb(n, 'gains access', 'gain access')],
    ['wider', (n) => verb(n, 'reaches more records', 'reach more records')],
    ['changes', (n) => verb(n, 'sees fields otherwise', 'see fields otherwise')],
    ['keeps', (n) => `${verb(n, 'keeps it', 'keep it')}${through}`],
  ];
  const said = words.flatMap(([result, say]) => (people[result] === 0 ? [] : [say(people[result])]));
  const first = said.map((part, at) =>
    at === 0 ? part.replace(/^(\d+) /, (_, n: string) => `${n} ${n === '1' ? 'person' : 'people'} `) : part,
  );
  const parts = [
    ...(first.length === 0 ? [] : [list(first)]),
    ...counted(others, (n) => `something changes for ${n} ${n === 1 ? 'other' : 'others'}`),
    ...counted(fields.revealed, (n) => `${things(n, 'field')} revealed`),
    ...counted(fields.hidden, (n) => `${things(n, 'field')} hidden`),
    ...counted(fields.otherwise, (n) => `${things(n, 'field')} shown otherwise`),
    ...counted(duties, (n) => (n === 1 ? 'a duty changes' : `${n} duties change`)),
    ...counted(requests, (n) => `${things(n, 'waiting request')} ${n === 1 ? 'changes' : 'change'} approver`),
    ...counted(
      sessions,
      (n) => `${things(n, 'open session')} ${n === 1 ? 'obeys' : 'obey'} at the next call`,
    ),
  ];
  const [one] = parts;
  if (one === undefined) return 'Nothing changes for anybody.';
  return `${one.charAt(0).toUpperCase()}${one.slice(1)}${parts
    .slice(1)
    .map((part) => `; ${part}`)
    .join('')}.`;
}

const verb = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const things = (n: number, thing: string): string => `${n} ${n === 1 ? thing : `${thing}s`}`;

function counted(n: number, words: (n: number) => string): readonly string[] {
  return n === 0 ? [] : [words(n)];
}

function list(items: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
}
