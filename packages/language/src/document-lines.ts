import type {
  Approval,
  Exclusion,
  FieldRule,
  FolderScope,
  Guard,
  Module,
  PolicyDocument,
  PolicyTest,
  RecordSet,
  ResourceType,
  Role,
  RowPolicy,
  Rule,
  StatementKind,
  StepDeciders,
  TestSubject,
  TestValue,
} from '@remit/policy/document';
import { durationWords } from '@remit/policy/duration-words';
import { conditionText } from './condition-text.ts';
import { ambiguousQualifiers, grantText, obligationText } from './grant-text.ts';
import { literalText } from './literal-text.ts';
import { folderText, nameText, namesText, typeText, typesText } from './name-text.ts';
import { quoted } from './quoted-text.ts';
import { EVERYONE, NOBODY, NOTHING } from './words.ts';

/** One line of canonical text, and the part of the document that it says. */
export interface DocumentLine {
  readonly text: string;
  /** `roles[2].grants[0]` */
  readonly path: string;
}

/** The lines of one statement. `kind` and `key` are what a comment names it by. */
export interface StatementLines {
  readonly kind: StatementKind;
  readonly key: string;
  readonly lines: readonly DocumentLine[];
}

const text = (value: string): string => quoted(value, "'");

/** A line for a clause that is there; none for one that is not. */
const clause = <T>(value: T | undefined, path: string, say: (value: T) => string): readonly DocumentLine[] =>
  value === undefined ? [] : [{ text: say(value), path }];

const labelClause = (label: string, otherwise: string, path: string): readonly DocumentLine[] =>
  label === otherwise ? [] : [{ text: `label: ${text(label)}`, path: `${path}.label` }];

const moduleLines = ({ name, label }: Module, path: string): readonly DocumentLine[] => [
  { text: `module ${nameText(name)}`, path },
  ...labelClause(label, name, path),
];

function resourceLines(type: ResourceType, path: string): readonly DocumentLine[] {
  const bare = type.name.slice(type.name.indexOf('.') + 1);
  return [
    { text: `resource ${typeText(type.name)}`, path },
    ...labelClause(type.label, bare, path),
    ...type.fields.map(({ name, type: fieldType, label, values }, at) => {
      const list = values === undefined ? '' : ` [${values.map(text).join(', ')}]`;
      const said = label === name ? '' : ` ${text(label)}`;
      return { text: `has: ${nameText(name)} ${fieldType}${list}${said}`, path: `${path}.fields[${at}]` };
    }),
    ...(['owner', 'amount', 'department', 'title'] as const).flatMap((meaning) =>
      clause(type[meaning], `${path}.${meaning}`, (name) => `${meaning}: ${nameText(name)}`),
    ),
    ...(type.actions.length === 0
      ? []
      : [{ text: `actions: ${type.actions.map(nameText).join(', ')}`, path: `${path}.actions` }]),
    ...(type.history ? [{ text: 'history: kept', path: `${path}.history` }] : []),
  ];
}

const setLines = ({ name, type, where }: RecordSet, path: string): readonly DocumentLine[] => [
  { text: `set ${nameText(name)} on ${typeText(type)}`, path },
  { text: `where ${conditionText(where)}`, path: `${path}.where` },
];

const roleLines = (role: Role, path: string, ambiguous: ReadonlySet<string>): readonly DocumentLine[] => [
  {
    text: `role ${nameText(role.name)}${role.module === undefined ? '' : ` in ${nameText(role.module)}`}`,
    path,
  },
  ...clause(role.label, `${path}.label`, (label) => `label: ${text(label)}`),
  ...clause(role.description, `${path}.description`, (description) => `description: ${text(description)}`),
  ...clause(role.includes, `${path}.includes`, (names) => `includes: ${namesText(names, NOBODY)}`),
  ...role.grants.map((grant, at) => ({
    text: `can: ${grantText(grant, ambiguous)}`,
    path: `${path}.grants[${at}]`,
  })),
];

const policyLines = (policy: RowPolicy, path: string): readonly DocumentLine[] => [
  { text: `policy ${nameText(policy.name)} on ${typeText(policy.type)}`, path },
  { text: `for ${namesText(policy.roles, NOBODY)}`, path: `${path}.roles` },
  { text: `where ${conditionText(policy.where)}`, path: `${path}.where` },
];

const fieldLines = (rule: FieldRule, path: string): readonly DocumentLine[] => [
  { text: `field ${typeText(rule.type)}.${nameText(rule.field)}`, path },
  ...clause(rule.visible, `${path}.visible`, (names) => `visible: ${namesText(names, NOBODY)}`),
  ...clause(rule.masked, `${path}.masked`, (masks) => {
    const each = masks.map(({ role, as }) => `${nameText(role)} as last ${as.characters}`);
    return `masked: ${each.length === 0 ? NOBODY : each.join(', ')}`;
  }),
  ...clause(rule.editable, `${path}.editable`, (names) => `editable: ${namesText(names, NOBODY)}`),
  ...clause(rule.hidden, `${path}.hidden`, (names) => `hidden: ${namesText(names, NOBODY)}`),
];

function ruleLines(rule: Rule, path: string): readonly DocumentLine[] {
  const what = `${namesText(rule.actions, NOTHING)} on ${typesText(rule.on)}`;
  return [
    { text: `rule ${nameText(rule.name)}`, path },
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

function exclusionLines(exclusion: Exclusion, path: string): readonly DocumentLine[] {
  const name = nameText(exclusion.name);
  if (exclusion.kind === 'roles')
    return [{ text: `exclusive ${name}: ${namesText(exclusion.roles, NOBODY)}`, path }];
  const [one, other] = exclusion.actions;
  return [
    { text: `separate ${name}: ${nameText(one)} and ${nameText(other)} on ${typeText(exclusion.on)}`, path },
  ];
}

const decidersText = (by: StepDeciders): string =>
  by.kind === 'head' ? 'head of department' : namesText(by.roles, NOBODY);

const approvalLines = (approval: Approval, path: string): readonly DocumentLine[] => [
  { text: `approval ${nameText(approval.name)} on ${typeText(approval.on)}`, path },
  ...approval.steps.map((step, at) => ({
    text: [
      `step ${nameText(step.name)} by ${decidersText(step.by)}`,
      ...(step.need === 'any' ? [] : [`need ${step.need}`]),
      ...(step.within === undefined ? [] : [`within ${durationWords(step.within)}`]),
      ...(step.when === undefined ? [] : [`when ${conditionText(step.when)}`]),
    ].join(' '),
    path: `${path}.steps[${at}]`,
  })),
];

function guardLines(guard: Guard, path: string): readonly DocumentLine[] {
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

const atText = (folder: string): string => (folder === '/' ? '' : ` at ${folderText(folder)}`);

function subjectLines(subject: TestSubject, path: string): readonly DocumentLine[] {
  if (subject.kind === 'member') return [{ text: `as member ${text(subject.email)}`, path }];
  const roles = subject.roles.map(({ role, folder }) => nameText(role) + atText(folder));
  return [
    { text: `as ${roles.length === 0 ? NOBODY : roles.join(', ')}`, path },
    ...clause(subject.department, `${path}.department`, (department) => `in department ${text(department)}`),
    ...clause(subject.heads, `${path}.heads`, (heads) => `heads ${heads.map(text).join(', ')}`),
  ];
}

function settingText(value: TestValue): string {
  if (value === null) return 'null';
  return value.type === 'subject' ? 'subject' : literalText(value);
}

function testLines(test: PolicyTest, path: string): readonly DocumentLine[] {
  const { expect } = test;
  const given = Object.entries(test.attributes).map(
    ([name, value]) => `${nameText(name)} = ${settingText(value)}`,
  );
  return [
    { text: `test ${text(test.name)}`, path },
    ...subjectLines(test.subject, `${path}.subject`),
    { text: `on ${typeText(test.type)}${atText(test.folder)}`, path: `${path}.folder` },
    ...(given.length === 0 ? [] : [{ text: `given ${given.join(', ')}`, path: `${path}.attributes` }]),
    ...clause(test.history, `${path}.history`, (history) => {
      const taken = history.map(({ action, by }) => `${nameText(action)} by ${by}`);
      return `after ${taken.length === 0 ? NOTHING : taken.join(', ')}`;
    }),
    {
      text:
        expect.kind === 'decision'
          ? `expect ${expect.outcome} ${nameText(expect.action)}`
          : `expect ${nameText(expect.field)} is ${expect.visibility}`,
      path: `${path}.expect`,
    },
  ];
}

/** What each role means in one folder: a line a grant, the first of them after `grants:`. */
function scopeLines(
  scopes: readonly (readonly [FolderScope, number])[],
  folder: string,
  ambiguous: ReadonlySet<string>,
): readonly DocumentLine[] {
  const [first] = scopes;
  const header = { text: `scope ${folderText(folder)}`, path: `folderScopes[${first?.[1] ?? 0}]` };
  const grants = scopes.flatMap(([{ role, grants: given }, at]): readonly DocumentLine[] => {
    const path = `folderScopes[${at}].grants`;
    if (given.length === 0) return [{ text: `${nameText(role)} → ${NOTHING}`, path }];
    return given.map((grant, index) => ({
      text: `${nameText(role)} → ${grantText(grant, ambiguous)}`,
      path: `${path}[${index}]`,
    }));
  });
  return [header, ...grants.map((line, at) => (at === 0 ? { ...line, text: `grants: ${line.text}` } : line))];
}

function allScopes(document: PolicyDocument, ambiguous: ReadonlySet<string>): readonly StatementLines[] {
  const byFolder = new Map<string, (readonly [FolderScope, number])[]>();
  document.folderScopes.forEach((scope, at) => {
    const known = byFolder.get(scope.folder);
    if (known === undefined) byFolder.set(scope.folder, [[scope, at]]);
    else known.push([scope, at]);
  });
  return [...byFolder].map(([folder, scopes]) => ({
    kind: 'scope',
    key: folder,
    lines: scopeLines(scopes, folder, ambiguous),
  }));
}

/**
 * A document as the statements of its text, in their canonical order, a line for each clause. Comments aside.
 * @param document canonical, as `canonicalDocument` makes it and `parsePolicy` reads it
 */
export function documentLines(document: PolicyDocument): readonly StatementLines[] {
  const ambiguous = ambiguousQualifiers(document);
  const named = <T extends { readonly name: string }>(
    kind: StatementKind,
    part: string,
    items: readonly T[],
    lines: (item: T, path: string) => readonly DocumentLine[],
  ): readonly StatementLines[] =>
    items.map((item, at) => ({ kind, key: item.name, lines: lines(item, `${part}[${at}]`) }));
  return [
    ...named('module', 'modules', document.modules, moduleLines),
    ...named('resource', 'resources', document.resources, resourceLines),
    ...named('set', 'sets', document.sets, setLines),
    ...named('role', 'roles', document.roles, (role, path) => roleLines(role, path, ambiguous)),
    ...named('policy', 'rowPolicies', document.rowPolicies, policyLines),
    ...document.fieldRules.map((rule, at): StatementLines => ({
      kind: 'field',
      key: `${rule.type}.${rule.field}`,
      lines: fieldLines(rule, `fieldRules[${at}]`),
    })),
    ...allScopes(document, ambiguous),
    ...named('rule', 'rules', document.rules, ruleLines),
    ...named('exclusion', 'exclusions', document.exclusions, exclusionLines),
    ...named('approval', 'approvals', document.approvals, approvalLines),
    ...named('guard', 'guards', document.guards, guardLines),
    ...named('test', 'tests', document.tests, testLines),
  ];
}
