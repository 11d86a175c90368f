import { actionWords } from './action-words.ts';
import { approvalSentence } from './approval-sentence.ts';
import { conditionSentence } from './condition-sentence.ts';
import type {
  Approval,
  Exclusion,
  Guard,
  ObligationKind,
  RecordSet,
  Reportable,
  RowPolicy,
  Rule,
} from '../document.ts';
import { favourDays } from '../favour.ts';
import { any, clause, many, one, part, rolesPart, wordsOn } from './item-words.ts';
import { capital, joining, listed, lowered, type PolicyNames, type SentencePart } from './sentence-part.ts';

/** What a sentence can be made of, beside grants and fields, which have screens of their own. */
export type SaidItem =
  | { readonly kind: 'rule'; readonly entry: Rule }
  | { readonly kind: 'policy'; readonly entry: RowPolicy }
  | { readonly kind: 'set'; readonly entry: RecordSet }
  | { readonly kind: 'exclusion'; readonly entry: Exclusion }
  | { readonly kind: 'approval'; readonly entry: Approval }
  | { readonly kind: 'guard'; readonly entry: Guard };

const ASKED: Readonly<Record<ObligationKind, string>> = {
  'second-factor': 'confirm with a second factor',
  comment: 'leave a comment',
};

const actionsPart = (actions: readonly string[], path: string): readonly SentencePart[] =>
  actions.length === 0
    ? [part('do nothing', path)]
    : listed(
        actions.map((action) => [part(action === 'manage' ? 'do anything to' : actionWords(action), path)]),
        'or',
      );

const typesPart = (on: readonly string[], path: string, names: PolicyNames): readonly SentencePart[] =>
  on.length === 0
    ? [part('nothing', path)]
    : listed(
        on.map((name) => [part(any(name, names), path)]),
        'or',
      );

/** What only reports is said to before anything else: read aloud, it must not sound as if it counted. */
const reporting = ({ reportOnly }: Reportable): readonly SentencePart[] =>
  reportOnly === true ? [part('Only reported', 'reportOnly'), joining(': ')] : [];

function ruleSentence(rule: Rule, names: PolicyNames): readonly SentencePart[] {
  const words = wordsOn(rule.on, names);
  const what = [...actionsPart(rule.actions, 'actions'), joining(' '), ...typesPart(rule.on, 'on', names)];
  if (rule.kind === 'require')
    return [
      ...reporting(rule),
      joining('Whoever wants to '),
      ...what,
      joining(' must '),
      part(ASKED[rule.obligation], 'obligation'),
      ...clause(' when', rule.when, 'when', words),
      joining('.'),
    ];
  return [
    ...reporting(rule),
    part('Nobody', 'kind'),
    joining(' may '),
    ...what,
    ...clause(' when', rule.when, 'when', words),
    ...clause(rule.when === undefined ? ' unless' : ', unless', rule.unless, 'unless', words),
    joining('.'),
  ];
}

function exclusionSentence(exclusion: Exclusion, names: PolicyNames): readonly SentencePart[] {
  if (exclusion.kind === 'roles')
    return [
      joining('Nobody may hold more than one of '),
      ...rolesPart(exclusion.roles, 'roles', 'and', names),
      joining('.'),
    ];
  const [first, second] = exclusion.actions;
  const days = favourDays(first) ?? favourDays(second);
  if (days !== null) {
    const [at, action] = favourDays(first) === null ? [0, first] : [1, second];
    return [
      ...reporting(exclusion),
      joining('Nobody may '),
      part(actionWords(action), `actions[${at}]`),
      joining(' '),
      part(many(exclusion.on, names), 'on'),
      joining(` of whoever approved for them in the last ${days} days.`),
    ];
  }
  return [
    ...reporting(exclusion),
    joining('The same person may not both '),
    part(actionWords(first), 'actions[0]'),
    joining(' and '),
    part(actionWords(second), 'actions[1]'),
    joining(' one '),
    part(one(exclusion.on, names), 'on'),
    joining('.'),
  ];
}

function guardSentence({ who, never, when }: Guard, names: PolicyNames): readonly SentencePart[] {
  const people =
    who.holding === undefined
      ? [part('Nobody', 'who')]
      : [joining('No holder of '), ...rolesPart(who.holding, 'who.holding', 'or', names)];
  const except =
    who.except === undefined
      ? []
      : [joining(' except '), ...rolesPart(who.except, 'who.except', 'or', names)];
  const on = never.kind === 'field' ? [never.type] : never.on;
  const field = never.kind === 'field' ? names.type(never.type)?.fields : undefined;
  const thing =
    never.kind === 'field'
      ? [
          joining('see '),
          part(
            lowered(field?.find(({ name }) => name === never.field)?.label ?? `“${never.field}”`),
            'never',
          ),
          joining(` of ${any(never.type, names)} in full`),
        ]
      : [
          ...actionsPart(never.actions, 'never.actions'),
          joining(' '),
          ...typesPart(never.on, 'never.on', names),
        ];
  return [
    ...people,
    ...except,
    joining(' may ever be able to '),
    ...thing,
    ...clause(' when', when, 'when', wordsOn(on, names)),
    joining('.'),
  ];
}

/** What an item of a policy says, as it is read aloud, each part with its path inside the item. */
export function itemSentence(item: SaidItem, names: PolicyNames): readonly SentencePart[] {
  switch (item.kind) {
    case 'rule':
      return ruleSentence(item.entry, names);
    case 'policy': {
      const { roles, type, where } = item.entry;
      return [
        ...rolesPart(roles, 'roles', 'or', names).map((each, at) =>
          at === 0 ? { ...each, text: capital(each.text) } : each,
        ),
        joining(' reaches '),
        part(any(type, names), 'type'),
        joining(' only when '),
        ...conditionSentence(where, 'where', wordsOn([type], names)),
        joining('.'),
      ];
    }
    case 'set': {
      const { name, type, where } = item.entry;
      return [
        part(capital(any(type, names)), 'type'),
        joining(' is in '),
        part(`“${name}”`, 'name'),
        joining(' when '),
        ...conditionSentence(where, 'where', wordsOn([type], names)),
        joining('.'),
      ];
    }
    case 'exclusion':
      return exclusionSentence(item.entry, names);
    case 'approval':
      return approvalSentence(item.entry, names);
    case 'guard':
      return guardSentence(item.entry, names);
    default:
      return item satisfies never;
  }
}
