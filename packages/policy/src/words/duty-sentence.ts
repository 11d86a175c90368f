import type { Duties, DutyChange } from '../compare/duty-changes.ts';
import type { ObligationKind } from '../document.ts';

const WORDS: Readonly<Record<ObligationKind, string>> = {
  'second-factor': 'confirm with a second factor',
  comment: 'leave a comment',
};

/** What roles and types are called. */
export interface DutyNames {
  readonly role: (name: string) => string;
  readonly type: (name: string) => string;
}

/** A change of what is asked of whoever acts, in words, names of actions in back-quotes. */
export function dutySentence(change: DutyChange, names: DutyNames): string {
  const { kind, key, role, type, actions, added, dropped } = change;
  if (role === null || type === null) return ruleSentence(key, change);
  const where = kind === 'scope' ? ` in ${key}` : '';
  const what = `to ${list(actions.map((action) => `\`${action}\``))} ${names.type(type)}${where}`;
  const more = added === null ? null : `has to ${dutyWords(added)} ${what}`;
  if (dropped === null) return `${names.role(role)} ${more ?? ''}`;
  const less = `no longer has to ${dutyWords(dropped)}`;
  return `${names.role(role)} ${more === null ? `${less} ${what}` : `${more}, and ${less}`}`;
}

function ruleSentence(key: string, { added, dropped }: Pick<DutyChange, 'added' | 'dropped'>): string {
  if (added === null)
    return `\`${key}\` asks ${dropped === null ? 'otherwise' : `no longer to ${dutyWords(dropped)}`}`;
  const when = dropped === null ? 'from now on' : 'in other cases than before';
  return `\`${key}\` asks to ${dutyWords(added)} ${when}`;
}

const dutyWords = ({ of, enough }: Duties): string =>
  list(
    of.map((kind) => WORDS[kind]),
    enough === 'each' ? 'conjunction' : 'disjunction',
  );

const list = (items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string =>
  new Intl.ListFormat('en', { type }).format(items);
