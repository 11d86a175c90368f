import { actionWords } from './action-words.ts';
import { favourDays } from '../favour.ts';

/** What somebody reads whom an exclusion of actions refuses. */
export function separationSentence(action: string, other: string): string {
  const days = favourDays(other);
  return days === null
    ? `Nobody may both ${actionWords(action)} and ${actionWords(other)} the same record.`
    : `Nobody may ${actionWords(action)} for whoever approved for them in the last ${days} days.`;
}

/**
 * The same with what brought it upon somebody.
 * @param person whose name stands for theirs; absent for the reader
 */
export function separatedSentence(
  action: string,
  { other, known }: { readonly other: string; readonly known: boolean },
  person = 'you',
): string {
  const rule = separationSentence(action, other).slice(0, -1);
  if (!known) return `${rule}, and its history is not known.`;
  return favourDays(other) === null
    ? `${rule}, and ${person} did the other.`
    : `${rule}, and whoever asks here approved for ${person}.`;
}
