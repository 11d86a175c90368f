import type { Condition, Operand } from '@remit/policy/condition';
import type { PolicyDocument } from '@remit/policy/document';
import type { Value } from '@remit/policy/value';
import { z } from 'zod';
import { identifier, text } from './input.ts';

/** Deeper than any condition the engine accepts, and shallow enough for every recursive reader behind it. */
const deepest = 100;

const decimal = z.string().regex(/^-?\d{1,20}(\.\d{1,10})?$/, 'a number is decimal digits, such as `-12.50`');
const minorUnits = z
  .int('an amount is a whole number of minor units')
  .min(0, 'an amount is at least 0')
  .max(1e13, 'an amount is at most 10,000,000,000,000 minor units');
const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency is an ISO 4217 code, such as `EUR`');
const valueTypes = [
  'text',
  'number',
  'money',
  'date',
  'instant',
  'boolean',
  'enum',
  'member',
  'department',
  'folder',
  'text[]',
] as const satisfies readonly Value['type'][];

const value: z.ZodType<Value> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), value: text(0, 1000) }),
  z.strictObject({ type: z.literal('number'), value: decimal }),
  z.strictObject({ type: z.literal('money'), minor: minorUnits, currency }),
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
  type: z.enum(valueTypes),
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

const ruleOn = { name: identifier, actions, on: z.array(typeName).max(200), because };
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
  }),
]);

const document: z.ZodType<PolicyDocument> = z.strictObject({
  modules: z.array(z.strictObject({ name: identifier, label: text(1, 120) })).max(100),
  resources: z.array(resource).max(200),
  sets: z.array(z.strictObject({ name: identifier, type: typeName, where: condition })).max(500),
  roles: z.array(role).max(2000),
  folderScopes: z.array(z.strictObject({ folder: text(1, 1000), role: identifier, grants })).max(10_000),
  rowPolicies: z
    .array(z.strictObject({ name: identifier, type: typeName, roles: names, where: condition }))
    .max(2000),
  fieldRules: z.array(fieldRule).max(10_000),
  rules: z.array(rule).max(2000),
  exclusions: z.array(exclusion).max(500),
});

/** The shape of a policy document on the wire. What it means, and whether its names exist, the engine judges. */
export const policyDocumentSchema: z.ZodType<PolicyDocument> = z
  .unknown()
  .refine((input) => depthIsBounded(input), `a document is nested at most ${deepest} deep`)
  .pipe(document);

/** Walks without recursion: the input may be nested as deep as a megabyte of brackets allows. */
function depthIsBounded(input: unknown): boolean {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return true;
}
