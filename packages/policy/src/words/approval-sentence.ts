import type { ConditionWords } from './condition-sentence.ts';
import type { Approval, ApprovalStep, AskedFile, Question, StepDeciders } from '../document.ts';
import { durationWords } from './duration-words.ts';
import { any, clause, part, rolesPart, wordsOn } from './item-words.ts';
import { capital, joining, listed, type PolicyNames, type SentencePart } from './sentence-part.ts';

function decidersSentence(
  by: StepDeciders,
  path: string,
  { names }: ConditionWords,
): readonly SentencePart[] {
  switch (by.kind) {
    case 'head':
      return [part('the head of its department', path)];
    case 'roles':
      return rolesPart(by.roles, path, 'or', names);
    case 'people':
      return listed(
        by.emails.map((email) => [part(email, path)]),
        'or',
      );
    default:
      return by satisfies never;
  }
}

function stepSentence(step: ApprovalStep, path: string, words: ConditionWords): readonly SentencePart[] {
  const need: Readonly<Record<string, string>> = { any: 'one of ', all: 'all of ', each: 'one of each of ' };
  const many = step.by.kind === 'head' ? '' : (need[String(step.need)] ?? `${String(step.need)} of `);
  return [
    part(`“${step.name}”`, `${path}.name`),
    joining(', decided by '),
    ...(many === '' ? [] : [part(many, `${path}.need`)]),
    ...decidersSentence(step.by, `${path}.by`, words),
    ...(step.within === undefined
      ? []
      : [joining(' within '), part(durationWords(step.within), `${path}.within`)]),
    ...(step.optional === true ? [joining(' '), part('if they choose to', `${path}.optional`)] : []),
    ...clause(' when', step.when, `${path}.when`, words),
  ];
}

/** What a question or a file is about, and whether and when it is asked for. */
function askedSentence(
  { optional, when }: Question | AskedFile,
  text: SentencePart,
  path: string,
  words: ConditionWords,
): readonly SentencePart[] {
  return [
    text,
    ...(optional === true ? [joining(' '), part('if they choose to', `${path}.optional`)] : []),
    ...clause(' when', when, `${path}.when`, words),
  ];
}

/** `Whoever submits it is asked “Where to?”; “Why?”.`, with what leads to it; nothing without a part. */
const listSentence = (lead: string, parts: readonly (readonly SentencePart[])[]): readonly SentencePart[] =>
  parts.length === 0
    ? []
    : [
        joining(` ${lead} `),
        ...parts.flatMap((each, at) => (at === 0 ? each : [joining('; '), ...each])),
        joining('.'),
      ];

/** The steps of an approval, and what whoever submits is asked for. */
export function approvalSentence(
  { on, steps, asks = [], attaches = [] }: Approval,
  names: PolicyNames,
): readonly SentencePart[] {
  const words = wordsOn([on], names);
  const label = (field: string): string =>
    words.type?.fields.find(({ name }) => name === field)?.label ?? field;
  return [
    part(capital(any(on, names)), 'on'),
    joining(steps.length === 1 ? ' goes through ' : ' goes, one after the other, through '),
    ...steps.flatMap((step, at) => [
      ...(at === 0 ? [] : [joining('; then ')]),
      ...stepSentence(step, `steps[${at}]`, words),
    ]),
    joining('.'),
    ...listSentence(
      'Whoever submits it is asked',
      asks.map((each, at) => {
        const path = `asks[${at}]`;
        const said = each.text ?? label(each.field);
        return askedSentence(each, part(`“${said}”`, `${path}.field`), path, words);
      }),
    ),
    ...listSentence(
      'They attach',
      attaches.map((each, at) => {
        const path = `attaches[${at}]`;
        return askedSentence(each, part(`“${each.text}”`, `${path}.text`), path, words);
      }),
    ),
  ];
}
