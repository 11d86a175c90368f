import { conditionSentence, type ConditionWords } from './condition-sentence.ts';
import type { Condition } from './condition.ts';
import type {
  Approval,
  ApprovalStep,
  Exclusion,
  Guard,
  ObligationKind,
  RecordSet,
  Reportable,
  RowPolicy,
  Rule,
} from './document.ts';
import { durationWords } from './duration-words.ts';
import { plural } from './sentence.ts';
import { joining, listed, lowered, type PolicyNames, type SentencePart } from './sentence-part.ts';

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

const part = (text: string, path: string): SentencePart => ({ text, path });

const actionsPart = (actions: readonly string[], path: string): readonly SentencePart[] =>
  actions.length === 0
    ? [part('do nothing', path)]
    : listed(
        actions.map((action) => [part(action === 'manage' ? 'do anything to' : action, path)]),
        'or',
      );

/** `contracts`, by the label of the type. */
const many = (name: string, { type }: PolicyNames): string => {
  const label = type(name)?.label;
  return label === undefined ? `“${name}”` : plural(label);
};

const one = (name: string, { type }: PolicyNames): string => lowered(type(name)?.label ?? `“${name}”`);

const typesPart = (on: readonly string[], path: string, names: PolicyNames): readonly SentencePart[] =>
  on.length === 0
    ? [part('nothing', path)]
    : listed(
        on.map((name) => [part(many(name, names), path)]),
        'or',
      );

const rolesPart = (
  roles: readonly string[],
  path: string,
  last: 'and' | 'or',
  { role }: PolicyNames,
): readonly SentencePart[] =>
  roles.length === 0
    ? [part('nobody', path)]
    : listed(
        roles.map((name) => [part(role(name), path)]),
        last,
      );

/** The type that a condition is about, where it is about one. */
function wordsOn(on: readonly string[], names: PolicyNames): ConditionWords {
  const type = on.map((name) => names.type(name)).find((each) => each !== null) ?? null;
  return { type, names };
}

/** @param lead the words before it, spaced as the sentence needs it */
const clause = (
  lead: string,
  condition: Condition | undefined,
  path: string,
  words: ConditionWords,
): readonly SentencePart[] =>
  condition === undefined ? [] : [joining(`${lead} `), ...conditionSentence(condition, path, words)];

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
  return [
    ...reporting(exclusion),
    joining('The same person may not both '),
    part(first, 'actions[0]'),
    joining(' and '),
    part(second, 'actions[1]'),
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
          joining(` of ${many(never.type, names)} in full`),
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

function stepSentence(step: ApprovalStep, path: string, words: ConditionWords): readonly SentencePart[] {
  const roles = step.by.kind === 'head' ? [] : step.by.roles;
  const who: readonly SentencePart[] =
    step.by.kind === 'head'
      ? [part('the head of its department', `${path}.by`)]
      : rolesPart(roles, `${path}.by`, 'or', words.names);
  const need: Readonly<Record<string, string>> = { any: 'one of ', all: 'all of ', each: 'one of each of ' };
  const many = step.by.kind === 'head' ? '' : (need[String(step.need)] ?? `${String(step.need)} of `);
  return [
    part(`“${step.name}”`, `${path}.name`),
    joining(', decided by '),
    ...(many === '' ? [] : [part(many, `${path}.need`)]),
    ...who,
    ...(step.within === undefined
      ? []
      : [joining(' within '), part(durationWords(step.within), `${path}.within`)]),
    ...(step.optional === true ? [part(' if they choose to', `${path}.optional`)] : []),
    ...clause(' when', step.when, `${path}.when`, words),
  ];
}

function approvalSentence({ on, steps }: Approval, names: PolicyNames): readonly SentencePart[] {
  const words = wordsOn([on], names);
  return [
    joining('A '),
    part(one(on, names), 'on'),
    joining(steps.length === 1 ? ' goes through ' : ' goes, one after the other, through '),
    ...steps.flatMap((step, at) => [
      ...(at === 0 ? [] : [joining('; then ')]),
      ...stepSentence(step, `steps[${at}]`, words),
    ]),
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
        joining('What '),
        ...rolesPart(roles, 'roles', 'or', names),
        joining(' may do with '),
        part(many(type, names), 'type'),
        joining(' reaches only those where '),
        ...conditionSentence(where, 'where', wordsOn([type], names)),
        joining('.'),
      ];
    }
    case 'set': {
      const { name, type, where } = item.entry;
      return [
        part(`“${name}”`, 'name'),
        joining(' is every '),
        part(one(type, names), 'type'),
        joining(' where '),
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
