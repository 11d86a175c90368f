import { actionWords } from './action-words.ts';
import type { Cause, GrantFailure, GrantTried } from '../decision.ts';
import type { ResourceType } from '../document.ts';
import type { Value } from '../values/value.ts';
import { separatedSentence } from './separation-sentence.ts';

/** What a sentence needs to know about its reader: how values look there, and what things are called. */
export interface SentenceNames {
  readonly action: string;
  readonly type: ResourceType;
  /** Writes a value as the reader's locale does; amounts, dates, and people and places by their names. */
  readonly value: (value: Value) => string;
  readonly role: (role: string) => string;
  /** Fields of the record that the reader does not see in full: no sentence may tell what is in them. */
  readonly hides: ReadonlySet<string>;
  /** Whom the reasons are about when that is not their reader: "Alice Moreau's role", not "Your role". */
  readonly person?: string;
}

const WHOSE = ({ person }: SentenceNames): string => (person === undefined ? 'Your' : `${person}’s`);

const VOWEL = /[aeiou]/;

/** `approving` for `approve`, `paying` for `pay`, `submitting for` for `submitFor`. */
export function gerund(action: string): string {
  if (action === 'read') return 'seeing';
  const [verb, ...rest] = actionWords(action).split(' ');
  if (verb !== undefined && rest.length > 0) return [gerund(verb), ...rest].join(' ');
  if (action.endsWith('ie')) return `${action.slice(0, -2)}ying`;
  if (action.endsWith('e') && !action.endsWith('ee')) return `${action.slice(0, -1)}ing`;
  const short = /(^|[^aeiou])[aeiou][bdgmnprt]$/.test(action);
  const stressed = short && (action.match(/[aeiou]+/g)?.length === 1 || /(mit|fer|cur|pel)$/.test(action));
  return stressed ? `${action}${action.slice(-1)}ing` : `${action}ing`;
}

/** `payment requests` for the label `Payment request`. */
export function plural(label: string): string {
  const word = label.charAt(0).toLowerCase() + label.slice(1);
  if (word.endsWith('y') && !VOWEL.test(word.charAt(word.length - 2))) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

const ACTING = (names: SentenceNames): string => `${gerund(names.action)} ${plural(names.type.label)}`;

const hidden = (field: string | undefined, { hides }: SentenceNames): boolean =>
  field !== undefined && hides.has(field);

function failureSentence(failure: GrantFailure, names: SentenceNames): string {
  const doing = ACTING(names);
  const whose = WHOSE(names);
  const theirs = names.person === undefined ? 'your' : 'their';
  switch (failure.clause) {
    case 'limit': {
      const limit = names.value(failure.limit);
      if (hidden(names.type.amount, names))
        return `${whose} limit for ${doing} is ${limit}; this one is not within it.`;
      if (failure.found === null) return `${whose} limit for ${doing} is ${limit}; this one names no amount.`;
      return `${whose} limit for ${doing} is ${limit}; this one asks ${names.value(failure.found)}.`;
    }
    case 'qualifier':
      switch (failure.qualifier) {
        case 'own':
          return `${whose} role allows ${doing} only where they are ${theirs} own.`;
        case 'department':
          if (hidden(names.type.department, names))
            return `${whose} role allows ${doing} of ${theirs} department; this one is of another.`;
          if (failure.found === null)
            return `${whose} role allows ${doing} of ${theirs} department; this one names none.`;
          return `${whose} role allows ${doing} of ${theirs} department; this one belongs to ${names.value(failure.found)}.`;
        case 'set':
        case 'module':
          return `${whose} role allows ${doing} only for others than this one.`;
        default:
          return failure.qualifier satisfies never;
      }
    case 'where':
    case 'row-policy':
      return `${whose} role allows ${doing} only for some, and this one is not among them.`;
    default:
      return failure satisfies never;
  }
}

/** How near a grant came: the one that lacks least is the one worth telling about. */
const NEARNESS: Readonly<Record<GrantFailure['clause'], number>> = {
  limit: 3,
  qualifier: 1,
  where: 2,
  'row-policy': 2,
};

const amount = (failure: GrantFailure): number =>
  failure.clause === 'limit' && failure.limit.type === 'money' ? failure.limit.minor : 0;

/** Of limits the highest in its currency, for that is how far the reader may go. */
function nearest(tried: readonly GrantTried[]): GrantFailure | null {
  const failures = tried.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  const order = failures.toSorted((a, b) => NEARNESS[b.clause] - NEARNESS[a.clause] || amount(b) - amount(a));
  return order[0] ?? null;
}

const STANDING = {
  suspended: 'is suspended.',
  left: 'has ended:',
  'not-started': 'has not begun yet.',
  ended: 'has ended.',
} as const;

function standingSentence(problem: keyof typeof STANDING, names: SentenceNames): string {
  const said = `${WHOSE(names)} membership ${STANDING[problem]}`;
  if (problem !== 'left') return said;
  return `${said} ${names.person === undefined ? 'you' : 'they'} are marked as having left.`;
}

const OBLIGATION = {
  'second-factor': 'Confirm with your second factor first.',
  comment: 'Add a comment first.',
} as const;

/**
 * A reason in one plain sentence for the person it concerns. It names no rule's text and nobody else's data beyond
 * what the record itself shows.
 */
export function reasonSentence(reason: Cause, names: SentenceNames): string {
  switch (reason.kind) {
    case 'standing':
      return standingSentence(reason.problem, names);
    case 'granted':
      return `${WHOSE(names)} role ${names.role(reason.source.assignedRole)} allows ${ACTING(names)}.`;
    case 'no-grant': {
      const failure = nearest(reason.tried);
      return failure === null
        ? `None of ${names.person === undefined ? 'your' : WHOSE(names)} roles here allows ${ACTING(names)}.`
        : failureSentence(failure, names);
    }
    case 'unreadable':
      return `There is no such record, or ${names.person ?? 'you'} may not see it.`;
    case 'forbidden':
      return reason.because;
    case 'separated':
      return separatedSentence(names.action, reason, names.person);
    case 'obligation':
      return reason.rule === null
        ? OBLIGATION[reason.obligation]
        : `${reason.because} ${OBLIGATION[reason.obligation]}`;
    case 'no-folder':
      return 'A record must lie in a folder; choose one.';
    case 'unknown-action':
      return `There is no such action as \`${names.action}\` here.`;
    default:
      return reason satisfies never;
  }
}
