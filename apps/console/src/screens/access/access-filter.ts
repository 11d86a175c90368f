import type { AccessType } from '@remit/api/people/people-access-views';

/** Whether a type, one of its actions, fields, folders or the roles behind them has the words typed. */
export function typeMatches(type: AccessType, typed: string): boolean {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return true;
  const words = [
    type.label,
    type.type,
    type.moduleLabel,
    ...type.actions.flatMap(({ action, folders, sources }) => [
      action,
      ...folders,
      ...sources.map(({ roleLabel }) => roleLabel),
    ]),
    ...type.fields.map(({ label }) => label),
  ];
  return words.some((word) => word.toLocaleLowerCase().includes(wanted));
}
