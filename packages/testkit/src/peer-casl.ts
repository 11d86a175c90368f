import { createMongoAbility, type MongoAbility, type MongoQuery, type RawRuleOf } from '@casl/ability';
import type { BenchTenant } from './bench-tenant.ts';
import { allTrue, applies, type Case, type FieldTest } from './peer-cases.ts';
import { plainQuestions, type PlainRecord, type PlainSubject } from './peer-facts.ts';
import { peerLines, type PeerLines, type PermitLine } from './peer-lines.ts';
import type { Peer } from './peer-of.ts';
import { isInside } from './peer-truth.ts';

/** A record as CASL likes it: missing is absent, trees are lists of what lies above, history is who took what. */
type CaslRecord = Readonly<Record<string, unknown>> & { readonly kind: string };

type Operators = Record<string, unknown>;

/** What stands for a person nobody knows, and for a history nobody knows. */
const ANYBODY = '?';

const pathsTo = (path: string): readonly string[] =>
  path === '/' ? ['/'] : [path, ...pathsTo(path.slice(0, path.lastIndexOf('/')) || '/')];

function caslRecord({ type, folder, values, taken }: PlainRecord, secondFactor: boolean): CaslRecord {
  const present = Object.entries(values).filter(([, value]) => value !== null);
  const { department } = values;
  const persons = (action: string) =>
    taken === null ? [ANYBODY] : (taken.get(action) ?? []).map((person) => person ?? ANYBODY);
  return {
    kind: type,
    ...Object.fromEntries(present),
    folders: pathsTo(folder),
    ...(typeof department === 'string' ? { departments: pathsTo(department) } : {}),
    submit: persons('submit'),
    approve: persons('approve'),
    secondFactor,
  };
}

/** Each record once, however many questions are about it. */
function caslRecordsOnce(): typeof caslRecord {
  const known = [new Map<PlainRecord, CaslRecord>(), new Map<PlainRecord, CaslRecord>()] as const;
  return (plain, secondFactor) => {
    const records = known[secondFactor ? 1 : 0];
    const record = records.get(plain) ?? caslRecord(plain, secondFactor);
    records.set(plain, record);
    return record;
  };
}

/** CASL takes what is missing for different from, no more than and no less than everything. */
const KNOWN = { $exists: true };

/** Two tests of one field, as one operand each that CASL takes: a list is met by a shorter list, a bound by a lower one. */
function operatorsOf(test: FieldTest, before: Operators): Operators {
  switch (test.kind) {
    case 'one-of': {
      const earlier = before['$in'] as readonly unknown[] | undefined;
      const values =
        earlier === undefined ? test.values : test.values.filter((each) => earlier.includes(each));
      return { ...before, $in: values };
    }
    case 'none-of':
      return { ...before, ...KNOWN, $nin: [...((before['$nin'] as unknown[]) ?? []), ...test.values] };
    case 'at-most':
      return { ...before, ...KNOWN, $lte: Math.min(Number(before['$lte'] ?? Infinity), test.value) };
    case 'above':
      return { ...before, ...KNOWN, $gt: Math.max(Number(before['$gt'] ?? -Infinity), test.value) };
    case 'inside':
      return { ...before, $all: [...((before['$all'] as unknown[]) ?? []), test.tree] };
    case 'outside':
      return { ...before, ...KNOWN, $nin: [...((before['$nin'] as unknown[]) ?? []), test.tree] };
    case 'missing':
      return { ...before, $exists: false };
    case 'may-have-taken':
      return { $in: [test.person, ANYBODY] };
    default:
      return test satisfies never;
  }
}

function fieldOf(test: FieldTest): string {
  if (test.kind === 'may-have-taken') return test.action;
  return test.kind === 'inside' || test.kind === 'outside' ? 'departments' : test.field;
}

function conditionsOf(tests: Case, more: Record<string, Operators>): MongoQuery {
  const query = { ...more };
  for (const test of tests) {
    const field = fieldOf(test);
    query[field] = operatorsOf(test, query[field] ?? {});
  }
  return query;
}

function permitRules(
  line: PermitLine,
  folder: string,
  subject: PlainSubject,
): readonly RawRuleOf<MongoAbility>[] {
  const deeper = isInside(line.within, folder) ? line.within : isInside(folder, line.within) ? folder : null;
  if (deeper === null || line.outside.some((tree) => isInside(deeper, tree))) return [];
  const outside = line.outside.filter((tree) => isInside(tree, deeper));
  const more: Record<string, Operators> = {
    ...(deeper === '/' && outside.length === 0
      ? {}
      : { folders: { $all: [deeper], ...(outside.length === 0 ? {} : { $nin: outside }) } }),
    ...(line.mine ? { departments: { $in: subject.mine } } : {}),
    ...(line.secondFactor ? { secondFactor: { $eq: true } } : {}),
  };
  return allTrue(line.wheres, subject).map((tests) => {
    const conditions = conditionsOf(tests, more);
    const rule = { action: [...line.actions], subject: line.type };
    return Object.keys(conditions).length === 0 ? rule : { ...rule, conditions };
  });
}

function abilityOf(
  subject: PlainSubject,
  byRole: ReadonlyMap<string, readonly PermitLine[]>,
  lines: PeerLines,
) {
  const held = new Map(subject.holdings.map((holding) => [`${holding.role} ${holding.folder}`, holding]));
  const permits = [...held.values()].flatMap(({ role, folder }) =>
    (byRole.get(role) ?? []).flatMap((line) => permitRules(line, folder, subject)),
  );
  // CASL looks at later rules first: what forbids stands last.
  const forbids = lines.forbids.flatMap((line) =>
    applies(line.when, line.unless, subject).map((tests) => ({
      inverted: true,
      action: [...line.actions],
      subject: line.type,
      conditions: conditionsOf(tests, line.secondFactor ? { secondFactor: { $eq: false } } : {}),
    })),
  );
  const ability = createMongoAbility([...permits, ...forbids], {
    detectSubjectType: (record) => (record as CaslRecord).kind,
  });
  return ability;
}

/** `@casl/ability` as its guide says: an ability for each member, cached, and one `can` for each thing to be allowed. */
export function caslPeer(tenant: BenchTenant): Peer {
  const lines = peerLines(tenant.document);
  const byRole = Map.groupBy(lines.permits, (line) => line.role);
  const abilities = new Map<PlainSubject, MongoAbility>();
  const recordOf = caslRecordsOnce();
  const questions = plainQuestions(tenant).map(({ subject, steps, secondFactor }) => {
    const ability = abilities.get(subject) ?? abilityOf(subject, byRole, lines);
    abilities.set(subject, ability);
    const asked = steps.map(({ action, record }) => ({ action, record: recordOf(record, secondFactor) }));
    return { ability, asked };
  });
  // An ability reads its rules when it is first asked; cached means that it has been.
  for (const { ability, asked } of questions)
    for (const { action, record } of asked) ability.can(action, record);
  return {
    name: '@casl/ability',
    precomputed:
      'an ability for each member with the rules of its roles alone, conditions already filled in, indexed and compiled',
    allows: (at) => {
      const question = questions[at];
      return question?.asked.every(({ action, record }) => question.ability.can(action, record)) === true;
    },
  };
}
