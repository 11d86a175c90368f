import type { Aggregation, Approval, AskedFile, Question, StepDeciders } from '@remit/policy/document';
import { durationWords } from '@remit/policy/words/duration-words';
import { conditionText } from './condition-text.ts';
import { type DocumentLine } from './document-line.ts';
import { nameText, namesText, typeText } from './name-text.ts';
import { quoted } from './quoted-text.ts';
import { NOBODY } from './words.ts';

function decidersText(by: StepDeciders): string {
  switch (by.kind) {
    case 'head':
      return 'head of department';
    case 'roles':
      return namesText(by.roles, NOBODY);
    case 'people':
      return `people ${by.emails.map((email) => quoted(email, "'")).join(', ')}`;
    default:
      return by satisfies never;
  }
}

const aggregationText = ({ name, of, by, over }: Aggregation): string =>
  [
    of === undefined ? `count ${nameText(name)}` : `total ${nameText(name)} of ${nameText(of)}`,
    `by ${namesText(by, NOBODY)} over ${durationWords(over)}`,
  ].join(' ');

const askedText = ({ optional, when }: Question | AskedFile): readonly string[] => [
  ...(optional === undefined ? [] : ['optional']),
  ...(when === undefined ? [] : [`when ${conditionText(when)}`]),
];

/** An approval, a line for each sum, each question, each file and each step. */
export const approvalLines = (approval: Approval, path: string): readonly DocumentLine[] => [
  { text: `approval ${nameText(approval.name)} on ${typeText(approval.on)}`, path },
  ...(approval.aggregations ?? []).map((aggregation, at) => ({
    text: aggregationText(aggregation),
    path: `${path}.aggregations[${at}]`,
  })),
  ...(approval.asks ?? []).map((question, at) => ({
    text: [
      `asks ${nameText(question.field)}`,
      ...(question.text === undefined ? [] : [quoted(question.text, "'")]),
      ...askedText(question),
    ].join(' '),
    path: `${path}.asks[${at}]`,
  })),
  ...(approval.attaches ?? []).map((file, at) => ({
    text: [`attaches ${nameText(file.name)} ${quoted(file.text, "'")}`, ...askedText(file)].join(' '),
    path: `${path}.attaches[${at}]`,
  })),
  ...approval.steps.map((step, at) => ({
    text: [
      `step ${nameText(step.name)} by ${decidersText(step.by)}`,
      ...(step.need === 'any' ? [] : [`need ${step.need}`]),
      ...(step.optional === undefined ? [] : ['optional']),
      ...(step.within === undefined ? [] : [`within ${durationWords(step.within)}`]),
      ...(step.when === undefined ? [] : [`when ${conditionText(step.when)}`]),
    ].join(' '),
    path: `${path}.steps[${at}]`,
  })),
];
