import type { Candidate } from './completion-candidate.ts';

/**
 * The candidates that begin with what is written already, capitals aside; a type also by its full name, which is then
 * what is written.
 */
export function fitting(all: readonly Candidate[], prefix: string): readonly Candidate[] {
  const wanted = prefix.toLowerCase();
  const fits = (name: string): boolean => name.toLowerCase().startsWith(wanted);
  const found = all.flatMap((candidate) => {
    if (fits(candidate.name)) return [candidate];
    const full = candidate.kind === 'type' && candidate.detail.endsWith(`.${candidate.name}`);
    return full && fits(candidate.detail) ? [{ ...candidate, name: candidate.detail }] : [];
  });
  // What fits to the letter comes before what fits but for capitals; else the order is that of what is declared.
  return [
    ...found.filter(({ name }) => name.startsWith(prefix)),
    ...found.filter(({ name }) => !name.startsWith(prefix)),
  ];
}
