import * as fc from 'fast-check';
import type { Condition, Operand } from '@remit/policy/condition';
import type { FieldDeclaration, Grant, PolicyDocument, Role } from '@remit/policy/document';
import { ACCOUNT, PAYMENT, smallDocument } from '../small-tenant.ts';

/** A policy that somebody made to hurt, and what is so hurtful about it. */
export interface HostilePolicy {
  readonly what: string;
  readonly document: PolicyDocument;
}

const name: Operand = { kind: 'attribute', of: 'resource', name: 'name' };
const literal = (value: string): Operand => ({ kind: 'literal', value: { type: 'text', value } });
const yes: Condition = { kind: 'constant', value: true };

const reader = (where: Condition): Role => {
  return { name: 'Reader', grants: [{ actions: ['read'], on: [ACCOUNT.name], where }] };
};
const holding = (where: Condition): PolicyDocument => smallDocument({ roles: [reader(where)] });

/** So many of one thing, told by their number. */
const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** Around the bounds, at them and far beyond. */
const around = (bound: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(bound - 1, bound, bound + 1, bound * 2),
    fc.integer({ min: 1, max: bound }),
    fc.integer({ min: bound, max: bound * 20 }),
  );

function nested(depth: number, wrap: (inner: Condition) => Condition): Condition {
  let condition = yes;
  for (let at = 0; at < depth; at += 1) condition = wrap(condition);
  return condition;
}

function summed(depth: number, left: boolean): Operand {
  const one: Operand = { kind: 'literal', value: { type: 'number', value: '9'.repeat(30) } };
  let sum: Operand = { kind: 'attribute', of: 'resource', name: 'margin' };
  for (let at = 0; at < depth; at += 1)
    sum = {
      kind: 'arithmetic',
      operator: '*',
      ...(left ? { left: sum, right: one } : { left: one, right: sum }),
    };
  return sum;
}

const deepCondition = fc
  .tuple(around(20), fc.constantFrom('not', 'and', 'or'), fc.boolean())
  .map(([depth, kind, huge]): HostilePolicy => {
    const levels = huge ? depth * 25 : depth;
    const wrap = (inner: Condition): Condition =>
      kind === 'not' ? { kind, condition: inner } : { kind, conditions: [inner] };
    return { what: `${levels} levels of ${kind}`, document: holding(nested(levels, wrap)) };
  });

const deepArithmetic = fc
  .tuple(around(20), fc.boolean(), fc.boolean())
  .map(([depth, left, inList]): HostilePolicy => {
    const sum = summed(depth, left);
    const margin: Operand = { kind: 'attribute', of: 'resource', name: 'margin' };
    const where: Condition = inList
      ? { kind: 'in', operand: margin, list: [sum, sum] }
      : { kind: 'compare', operator: '=', left: sum, right: margin };
    return { what: `${depth} levels of arithmetic`, document: holding(where) };
  });

const wideCondition = fc
  .tuple(around(500), fc.constantFrom('and' as const, 'or' as const))
  .map(([width, kind]): HostilePolicy => {
    const conditions = many(width, (at): Condition => {
      return { kind: 'compare', operator: '=', left: name, right: literal(`n${at}`) };
    });
    return { what: `${width} parts of ${kind}`, document: holding({ kind, conditions }) };
  });

const longList = fc
  .tuple(around(1000), fc.integer({ min: 0, max: 20 }))
  .map(([length, size]): HostilePolicy => {
    const list = many(length, (at) => literal(`${'x'.repeat(size)}${at}`));
    return { what: `a list of ${length}`, document: holding({ kind: 'in', operand: name, list }) };
  });

const hugeText = fc
  .tuple(around(10_000), fc.constantFrom('a', '%', '_', '\\', '(a+)+$', 'é', 'e\u0301', '\u{1f600}'))
  .chain(([length, unit]) =>
    fc
      .constantFrom('contains' as const, 'starts with' as const, 'ends with' as const)
      .map((operator): HostilePolicy => {
        const part = literal(unit.repeat(Math.ceil(length / unit.length)));
        return {
          what: `${operator} ${length} characters of ${unit}`,
          document: holding({ kind: 'text', operator, operand: name, part }),
        };
      }),
  );

const includes = fc
  .tuple(around(16), fc.constantFrom('chain', 'circle', 'layers', 'itself', 'everybody'))
  .map(([size, shape]): HostilePolicy => {
    const roles = many(size, (at): Role => {
      const next =
        shape === 'everybody'
          ? many(size, (other) => `R${other}`)
          : shape === 'itself'
            ? [`R${at}`]
            : shape === 'layers'
              ? many(4, (other) => at + 1 + other)
                  .filter((other) => other < size)
                  .map((other) => `R${other}`)
              : at + 1 < size
                ? [`R${at + 1}`]
                : shape === 'circle'
                  ? ['R0']
                  : [];
      return { name: `R${at}`, includes: next, grants: [{ actions: ['read'], on: [ACCOUNT.name] }] };
    });
    return { what: `${size} roles that include in a ${shape}`, document: smallDocument({ roles }) };
  });

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'valueOf',
  'prototype',
  '__proto__.isAdmin',
  'constructor.prototype',
  '',
  ' ',
  '\u0000',
  '\ud800',
  '../../etc',
] as const;

const hostileName = fc.constantFrom(...NAMES);

/** The names that every object answers to, wherever a document names something. */
const names = fc
  .tuple(
    hostileName,
    hostileName,
    fc.constantFrom('role', 'field', 'subject', 'context', 'type', 'set', 'folder'),
  )
  .map(([one, other, where]): HostilePolicy => {
    const grant: Grant = { actions: ['read'], on: [ACCOUNT.name] };
    const asked = (operand: Operand): PolicyDocument =>
      holding({ kind: 'compare', operator: '=', left: operand, right: literal(other) });
    const documents: Readonly<Record<typeof where, PolicyDocument>> = {
      role: smallDocument({
        roles: [
          { name: one, grants: [grant] },
          { name: 'Reader', includes: [other], grants: [] },
        ],
      }),
      field: asked({ kind: 'attribute', of: 'resource', name: one }),
      subject: asked({ kind: 'attribute', of: 'subject', name: one }),
      context: asked({ kind: 'attribute', of: 'environment', name: one }),
      type: smallDocument({ roles: [{ name: 'Reader', grants: [{ ...grant, on: [one] }] }] }),
      set: smallDocument({
        sets: [{ name: one, type: ACCOUNT.name, where: yes }],
        roles: [{ name: 'Reader', grants: [{ ...grant, qualifiers: [{ kind: 'set', set: other }] }] }],
      }),
      folder: smallDocument({
        roles: [{ name: 'Reader', grants: [grant] }],
        folderScopes: [{ folder: one, role: 'Reader', grants: [] }],
      }),
    };
    return { what: `a ${where} called ${JSON.stringify(one)}`, document: documents[where] };
  });

const deepFolders = fc
  .tuple(around(64), fc.constantFrom('a', '', 'x'.repeat(50)))
  .map(([depth, each]): HostilePolicy => {
    const folder = `/${many(depth, () => each).join('/')}`;
    const grants = [{ actions: ['read'], on: [ACCOUNT.name] }];
    const document = smallDocument({
      roles: [{ name: 'Reader', grants }],
      folderScopes: [{ folder, role: 'Reader', grants }],
    });
    return { what: `a folder scope ${depth} levels deep`, document };
  });

const manyValued = (count: number): FieldDeclaration => {
  return { name: 'region', type: 'enum', label: 'Region', values: many(count, (at) => `v${at}`) };
};

const crowds = fc
  .tuple(
    fc.integer({ min: 1, max: 600 }),
    fc.constantFrom('grants', 'rules', 'scopes', 'names', 'policies', 'values'),
  )
  .map(([count, kind]): HostilePolicy => {
    const grant: Grant = { actions: ['read', 'update'], on: [ACCOUNT.name], where: yes };
    const base = { name: 'Reader', grants: [grant] };
    const parts: Readonly<Record<typeof kind, Partial<PolicyDocument>>> = {
      grants: { roles: [{ name: 'Reader', grants: many(count, () => grant) }] },
      rules: {
        roles: [base],
        rules: many(count, (at) => {
          return {
            kind: 'forbid',
            name: `r${at}`,
            actions: ['manage'],
            on: [ACCOUNT.name, PAYMENT.name],
            when: yes,
            because: 'No.',
          };
        }),
      },
      scopes: {
        roles: [base],
        folderScopes: many(count, (at) => ({ folder: `/f${at}`, role: 'Reader', grants: [grant] })),
      },
      names: { roles: many(count, (at) => ({ name: `R${at}`, includes: [`Q${at}`], grants: [] })) },
      policies: {
        roles: [base],
        rowPolicies: many(count, (at) => {
          return { name: `p${at}`, type: ACCOUNT.name, roles: ['Reader'], where: yes };
        }),
      },
      values: {
        resources: [
          { name: ACCOUNT.name, label: 'A', fields: [manyValued(count * 10)], actions: [], history: false },
        ],
      },
    };
    return { what: `${count} ${kind}`, document: smallDocument(parts[kind]) };
  });

/** Policies at and beyond every bound: deep, wide, long, in circles, and named after what every object has. */
export const arbitraryHostilePolicy: fc.Arbitrary<HostilePolicy> = fc.oneof(
  deepCondition,
  deepArithmetic,
  wideCondition,
  longList,
  hugeText,
  includes,
  names,
  names,
  names,
  deepFolders,
  crowds,
);
