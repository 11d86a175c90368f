import type { Exclusion, Guard, Reportable, Rule } from '@remit/policy/document';
import { conditionText } from './condition-text.ts';
import { type DocumentLine, text, clause } from './document-line.ts';
import { obligationText } from './grant-text.ts';
import { nameText, namesText, typeText, typesText } from './name-text.ts';
import { EVERYONE, NOBODY, NOTHING } from './words.ts';

const reporting = ({ reportOnly }: Reportable): string => (reportOnly === true ? ' report only' : '');

/** A rule that forbids or requires. */
export function ruleLines(rule: Rule, path: string): readonly DocumentLine[] {
  const what = `${namesText(rule.actions, NOTHING)} on ${typesText(rule.on)}`;
  return [
    { text: `rule ${nameText(rule.name)}${reporting(rule)}`, path },
    {
      text:
        rule.kind === 'forbid' ? `forbid ${what}` : `require ${obligationText(rule.obligation)} to ${what}`,
      path: `${path}.body`,
    },
    ...clause(rule.when, `${path}.when`, (condition) => `when ${conditionText(condition)}`),
    ...clause(
      rule.kind === 'forbid' ? rule.unless : undefined,
      `${path}.unless`,
      (condition) => `unless ${conditionText(condition)}`,
    ),
    { text: `because ${text(rule.because)}`, path: `${path}.because` },
  ];
}

/** What excludes each other. */
export function exclusionLines(exclusion: Exclusion, path: string): readonly DocumentLine[] {
  const name = nameText(exclusion.name);
  if (exclusion.kind === 'roles')
    return [{ text: `exclusive ${name}: ${namesText(exclusion.roles, NOBODY)}`, path }];
  const [one, other] = exclusion.actions;
  return [
    {
      text: `separate ${name}${reporting(exclusion)}: ${nameText(one)} and ${nameText(other)} on ${typeText(exclusion.on)}`,
      path,
    },
  ];
}

/** A guard. */
export function guardLines(guard: Guard, path: string): readonly DocumentLine[] {
  const { who, never } = guard;
  const people = who.holding === undefined ? EVERYONE : namesText(who.holding, NOBODY);
  const others = who.except === undefined ? '' : ` except ${namesText(who.except, NOBODY)}`;
  const thing =
    never.kind === 'field'
      ? `see ${typeText(never.type)}.${nameText(never.field)}`
      : `${namesText(never.actions, NOTHING)} on ${typesText(never.on)}`;
  return [
    { text: `guard ${nameText(guard.name)}: ${people}${others}`, path },
    { text: `never ${thing}`, path: `${path}.never` },
    ...clause(guard.when, `${path}.when`, (condition) => `when ${conditionText(condition)}`),
    ...clause(guard.because, `${path}.because`, (because) => `because ${text(because)}`),
  ];
}
