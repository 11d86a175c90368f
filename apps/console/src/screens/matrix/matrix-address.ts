/** What of the matrix shows, as its address has it. */
export interface MatrixAddress {
  readonly q: string;
  readonly role: string;
  readonly module: string | null;
  readonly show: MatrixShow;
  /** The two roles that are compared; while only one is chosen, the other is empty. */
  readonly picked: readonly [string, string];
  /** Both of them, or neither. */
  readonly compared: readonly string[];
  /** The roles that stay in sight however far the others scroll. */
  readonly frozen: readonly string[];
  /** People whose effective access stands beside the roles, by their ids. */
  readonly people: readonly string[];
}

/** So many columns leave room for others on a phone. */
export const MOST_FROZEN = 3;

/** Each is a look at somebody's access, asked of the server and on record. */
export const MOST_PEOPLE = 5;

export const matrixShows = ['all', 'changed', 'risky', 'idle', 'unheld', 'unused'] as const;
export type MatrixShow = (typeof matrixShows)[number];

/** The words that leave lines out, taken away: with them everything shows. */
export const unfiltered = { q: undefined, role: undefined, module: undefined, compare: undefined } as const;

/** Reads the address; what makes no sense is as if it were not there. */
export function matrixAddress(search: {
  readonly q?: string | undefined;
  readonly role?: string | undefined;
  readonly module?: string | undefined;
  readonly show?: string | undefined;
  readonly compare?: string | undefined;
  readonly people?: string | undefined;
  readonly freeze?: string | undefined;
}): MatrixAddress {
  const [one = '', other = ''] = (search.compare ?? '').split(',');
  return {
    q: search.q ?? '',
    role: search.role ?? '',
    module: search.module ?? null,
    show: matrixShows.find((show) => show === search.show) ?? 'all',
    people: (search.people ?? '')
      .split(',')
      .filter((id) => UUID.test(id))
      .slice(0, MOST_PEOPLE),
    frozen: (search.freeze ?? '')
      .split(',')
      .filter((name) => name !== '')
      .slice(0, MOST_FROZEN),
    picked: [one, other],
    compared: one !== '' && other !== '' && one !== other ? [one, other] : [],
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How many of the filters leave something out or set something beside it. */
export function chosenIn({ q, role, module, show, picked, people }: MatrixAddress): number {
  const chosen = [
    q !== '',
    role !== '',
    module !== null,
    show !== 'all',
    picked.join('') !== '',
    people.length > 0,
  ];
  return chosen.filter(Boolean).length;
}
