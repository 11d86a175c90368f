import type { Condition, Operand } from '@remit/policy/condition';
import type { PolicyDocument, StatementKind } from '@remit/policy/document';
import { itemId, itemOfComment, keyOf } from '@remit/policy/draft/document-items';
import type { DraftStep, ItemEdit } from '@remit/policy/draft/draft-steps';
import { FIELD_TYPES } from '@remit/policy/values/field-types';
import type { Value } from '@remit/policy/values/value';
import { z } from 'zod';
import { identifier, text } from '../input.ts';

/** Deeper than any condition the engine accepts, and shallow enough for every recursive reader behind it. */
const deepest = 100;

const decimal = z.string().regex(/^-?\d{1,20}(\.\d{1,10})?$/, 'a number is decimal digits, such as `-12.50`');
const minorUnits = z
  .int('an amount is a whole number of minor units')
  .min(0, 'an amount is at least 0')
  .max(1e13, 'an amount is at most 10,000,000,000,000 minor units');
const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency is an ISO 4217 code, such as `EUR`');

const statementKinds = [
  'module',
  'resource',
  'set',
  'role',
  'scope',
  'policy',
  'field',
  'rule',
  'exclusion',
  'approval',
  'guard',
  'test',
] as const satisfies readonly StatementKind[];

/** A value as the wire has it: plain JSON with its type beside it. */
export const value: z.ZodType<Value> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), value: text(0, 1000) }),
  z.strictObject({ type: z.literal('number'), value: decimal }),
  z.strictObject({ type: z.literal('money'), minor: minorUnits, currency, rate: decimal.exactOptional() }),
  z.strictObject({ type: z.literal('duration'), milliseconds: z.int() }),
  z.strictObject({ type: z.literal('date'), value: z.iso.date('a date is `YYYY-MM-DD`') }),
  z.strictObject({ type: z.literal('instant'), value: z.int() }),
  z.strictObject({ type: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ type: z.literal('enum'), value: text(1, 200) }),
  z.strictObject({ type: z.literal('member'), value: z.uuid() }),
  z.strictObject({ type: z.literal('department'), value: text(1, 1000) }),
  z.strictObject({ type: z.literal('folder'), value: text(1, 1000) }),
  z.strictObject({ type: z.literal('text[]'), value: z.array(text(0, 1000)).max(1000) }),
]);

const operand: z.ZodType<Operand> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('literal'), value }),
    z.strictObject({
      kind: z.literal('attribute'),
      of: z.enum(['subject', 'resource', 'action', 'environment']),
      name: identifier,
    }),
    z.strictObject({ kind: z.literal('now') }),
    z.strictObject({
      kind: z.literal('arithmetic'),
      operator: z.enum(['+', '-', '*']),
      left: operand,
      right: operand,
    }),
  ]),
);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('constant'), value: z.boolean() }),
    z.strictObject({
      kind: z.literal('compare'),
      operator: z.enum(['=', '!=', '<', '<=', '>', '>=']),
      left: operand,
      right: operand,
    }),
    z.strictObject({ kind: z.literal('and'), conditions: z.array(condition).max(500) }),
    z.strictObject({ kind: z.literal('or'), conditions: z.array(condition).max(500) }),
    z.strictObject({ kind: z.literal('not'), condition }),
    z.strictObject({ kind: z.literal('in'), operand, list: z.array(operand).max(1000) }),
    z.strictObject({ kind: z.literal('within'), operand, tree: operand }),
    z.strictObject({ kind: z.literal('is-null'), operand }),
    z.strictObject({
      kind: z.literal('text'),
      operator: z.enum(['contains', 'starts with', 'ends with']),
      operand,
      part: operand,
    }),
    z.strictObject({ kind: z.literal('overlaps'), left: operand, right: operand }),
    z.strictObject({ kind: z.literal('took'), action: identifier }),
  ]),
);

const typeName = text(1, 120);
const names = z.array(identifier).max(2000);
const actions = z.array(identifier).max(100);
const because = text(1, 300);
const limit = z.strictObject({ minor: minorUnits, currency });
const obligation = z.enum(['second-factor', 'comment']);

const qualifier = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({ kind: z.literal('department') }),
  z.strictObject({ kind: z.literal('module'), module: identifier }),
  z.strictObject({ kind: z.literal('set'), set: identifier }),
]);

const grant = z.strictObject({
  actions,
  on: z.array(typeName).max(200).exactOptional(),
  qualifiers: z.array(qualifier).max(10).exactOptional(),
  where: condition.exactOptional(),
  upTo: limit.exactOptional(),
  requires: z.array(obligation).max(5).exactOptional(),
});
const grants = z.array(grant).max(500);

const field = z.strictObject({
  name: identifier,
  type: z.enum(FIELD_TYPES),
  label: text(1, 120),
  values: z.array(text(1, 200)).max(1000).exactOptional(),
});

const resource = z.strictObject({
  name: typeName,
  label: text(1, 120),
  fields: z.array(field).max(200),
  owner: identifier.exactOptional(),
  amount: identifier.exactOptional(),
  department: identifier.exactOptional(),
  title: identifier.exactOptional(),
  actions,
  history: z.boolean(),
});

const role = z.strictObject({
  name: identifier,
  label: text(1, 120).exactOptional(),
  description: text(0, 1000).exactOptional(),
  module: identifier.exactOptional(),
  includes: names.exactOptional(),
  grants,
});

const fieldRule = z.strictObject({
  type: typeName,
  field: identifier,
  visible: names.exactOptional(),
  masked: z
    .array(
      z.strictObject({
        role: identifier,
        as: z.strictObject({ kind: z.literal('last'), characters: z.int().min(1).max(20) }),
      }),
    )
    .max(2000)
    .exactOptional(),
  editable: names.exactOptional(),
  hidden: names.exactOptional(),
});

const reportOnly = z.literal(true).exactOptional();
const ruleOn = { name: identifier, actions, on: z.array(typeName).max(200), because, reportOnly };
const rule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('forbid'),
    ...ruleOn,
    when: condition.exactOptional(),
    unless: condition.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('require'), ...ruleOn, when: condition.exactOptional(), obligation }),
]);

const exclusion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('roles'), name: identifier, roles: names }),
  z.strictObject({
    kind: z.literal('actions'),
    name: identifier,
    actions: z.tuple([identifier, identifier]),
    on: typeName,
    reportOnly,
  }),
]);

const question = text(1, 300);
const asked = { optional: z.literal(true).exactOptional(), when: condition.exactOptional() };

const approval = z.strictObject({
  name: identifier,
  on: typeName,
  aggregations: z
    .array(
      z.strictObject({
        name: identifier,
        of: identifier.exactOptional(),
        by: names.min(1),
        over: z.int().min(1),
      }),
    )
    .min(1)
    .max(20)
    .exactOptional(),
  asks: z
    .array(z.strictObject({ field: identifier, text: question.exactOptional(), ...asked }))
    .min(1)
    .max(500)
    .exactOptional(),
  attaches: z
    .array(z.strictObject({ name: identifier, text: question, ...asked }))
    .min(1)
    .max(20)
    .exactOptional(),
  steps: z
    .array(
      z.strictObject({
        name: identifier,
        by: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('head') }),
          z.strictObject({ kind: z.literal('roles'), roles: names.min(1) }),
          z.strictObject({ kind: z.literal('people'), emails: z.array(text(1, 320)).min(1).max(100) }),
        ]),
        need: z.union([z.enum(['any', 'all', 'each']), z.int().min(1).max(1000)]),
        optional: z.literal(true).exactOptional(),
        when: condition.exactOptional(),
        within: z.int().min(1).exactOptional(),
      }),
    )
    .max(50),
});

const guard = z.strictObject({
  name: identifier,
  who: z.strictObject({ holding: names.exactOptional(), except: names.exactOptional() }),
  never: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('action'), actions, on: z.array(typeName).max(200) }),
    z.strictObject({ kind: z.literal('field'), type: typeName, field: identifier }),
  ]),
  when: condition.exactOptional(),
  because: because.exactOptional(),
});

const place = text(1, 1000);
const policyTest = z.strictObject({
  name: text(1, 300),
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('member'), email: text(1, 320) }),
    z.strictObject({
      kind: z.literal('made-up'),
      roles: z.array(z.strictObject({ role: identifier, folder: place })).max(100),
      department: place.exactOptional(),
      heads: z.array(place).max(100).exactOptional(),
    }),
  ]),
  type: typeName,
  folder: place,
  attributes: z.record(
    identifier,
    z.union([value, z.null(), z.strictObject({ type: z.literal('subject') })]),
  ),
  history: z
    .array(z.strictObject({ action: identifier, by: z.enum(['subject', 'another']) }))
    .max(100)
    .exactOptional(),
  expect: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('decision'), outcome: z.enum(['allow', 'deny']), action: identifier }),
    z.strictObject({
      kind: z.literal('field'),
      field: identifier,
      visibility: z.enum(['hidden', 'masked', 'readable', 'writable']),
    }),
  ]),
});

const comment = z.strictObject({
  before: z
    .strictObject({
      kind: z.enum(statementKinds),
      key: text(1, 1200),
      line: z.int().min(0).max(100_000),
    })
    .nullable(),
  text: text(0, 1000),
  beside: z.literal(true).exactOptional(),
});

const module = z.strictObject({ name: identifier, label: text(1, 120) });
const recordSet = z.strictObject({ name: identifier, type: typeName, where: condition });
const folderScope = z.strictObject({ folder: text(1, 1000), role: identifier, grants });
const rowPolicy = z.strictObject({ name: identifier, type: typeName, roles: names, where: condition });

const document: z.ZodType<PolicyDocument> = z.strictObject({
  modules: z.array(module).max(100),
  resources: z.array(resource).max(200),
  sets: z.array(recordSet).max(500),
  roles: z.array(role).max(2000),
  folderScopes: z.array(folderScope).max(10_000),
  rowPolicies: z.array(rowPolicy).max(2000),
  fieldRules: z.array(fieldRule).max(10_000),
  rules: z.array(rule).max(2000),
  exclusions: z.array(exclusion).max(500),
  approvals: z.array(approval).max(200).default([]),
  guards: z.array(guard).max(500).default([]),
  tests: z.array(policyTest).max(5000).default([]),
  comments: z.array(comment).max(20_000).default([]),
});

/** The shape of a policy document on the wire. What it means, and whether its names exist, the engine judges. */
export const policyDocumentSchema: z.ZodType<PolicyDocument> = z
  .unknown()
  .refine((input) => depthIsBounded(input), `a document is nested at most ${deepest} deep`)
  .pipe(document);

/** A condition on the wire, which whoever sends it asks about. */
export const conditionSchema: z.ZodType<Condition> = z
  .unknown()
  .refine((input) => depthIsBounded(input), `a condition is nested at most ${deepest} deep`)
  .pipe(condition);

/** What a change of a policy may be about. */
export const itemKinds = [...statementKinds, 'comments'] as const;

/** Items of one name are few: scopes of a folder, one for each role. */
const itemOf = <Kind extends StatementKind, Entry extends z.ZodType>(kind: Kind, entry: Entry) =>
  z.strictObject({
    kind: z.literal(kind),
    key: text(1, 1200),
    entries: z.array(entry).max(2000),
    comments: z.array(comment).max(1000),
  });

const itemEdit: z.ZodType<ItemEdit> = z.discriminatedUnion('kind', [
  itemOf('module', module),
  itemOf('resource', resource),
  itemOf('set', recordSet),
  itemOf('role', role),
  itemOf('scope', folderScope),
  itemOf('policy', rowPolicy),
  itemOf('field', fieldRule),
  itemOf('rule', rule),
  itemOf('exclusion', exclusion),
  itemOf('approval', approval),
  itemOf('guard', guard),
  itemOf('test', policyTest),
  z.strictObject({
    kind: z.literal('comments'),
    key: z.literal(''),
    entries: z.array(z.never()).max(0),
    comments: z.array(comment).max(20_000),
  }),
]);

/** An edit is of one item and of nothing else: what it sets bears its name. */
const itemEditOfItsName = itemEdit.refine(
  (edit) =>
    edit.entries.every((entry) => keyOf(entry) === edit.key) &&
    edit.comments.every((each) => itemId(itemOfComment(each)) === itemId(edit)),
  'entries and comments of an edit are those of the item that it names',
);

/** The shape of one step of a draft on the wire: how each item that it sets shall stand. */
export const draftStepSchema: z.ZodType<DraftStep> = z
  .unknown()
  .refine((input) => depthIsBounded(input), `a step is nested at most ${deepest} deep`)
  .pipe(
    z
      .array(itemEditOfItsName)
      .min(1, 'a step sets something')
      .max(20_000)
      .refine((step) => new Set(step.map(itemId)).size === step.length, 'a step sets each item once'),
  );

/** Walks without recursion: the input may be nested as deep as a megabyte of brackets allows. */
function depthIsBounded(input: unknown): boolean {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return true;
}
