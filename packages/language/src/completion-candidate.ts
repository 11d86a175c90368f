import type { Completion } from './completion.ts';

/** Something that may be named at a place: by what name, and what it is. */
export interface Candidate {
  readonly name: string;
  readonly detail: string;
  readonly kind: Completion['kind'];
}

/** Names of one kind, each once. */
export const candidates = (
  kind: Candidate['kind'],
  names: readonly string[],
  detail = '',
): readonly Candidate[] => [...new Set(names)].map((name) => ({ name, detail, kind }));
