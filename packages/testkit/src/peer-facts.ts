import type { Resource } from '@remit/policy/check';
import type { Member } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import type { BenchTenant } from './bench-tenant.ts';
import type { BenchQuestion } from './bench-tenant-questions.ts';
import { directoryOf } from './bench-tenant-member.ts';

export type PlainValue = string | number | boolean | null;
export type PlainValues = Readonly<Record<string, PlainValue>>;

/** A role at a folder, by inclusion too. */
export interface PlainHolding {
  readonly role: string;
  readonly folder: string;
}

/** A member as a plain application would hold it: what it may use at the instant of the bench, nothing expired. */
export interface PlainSubject {
  readonly id: string;
  readonly person: string;
  /** Empty for whoever does not stand. */
  readonly holdings: readonly PlainHolding[];
  /** Paths of the departments it is in, in the sense of the qualifier: its own and those it heads. */
  readonly mine: readonly string[];
  readonly values: PlainValues;
}

/** A record without declared types: amounts in minor units, missing values null. */
export interface PlainRecord {
  readonly type: string;
  readonly folder: string;
  readonly values: PlainValues;
  /** Persons by the action that they took; null when the history is not known. A person may be null. */
  readonly taken: ReadonlyMap<string, readonly (string | null)[]> | null;
}

/** One thing that must be permitted for a question to be answered with allow. */
export interface PlainStep {
  readonly action: string;
  readonly record: PlainRecord;
}

export interface PlainQuestion {
  readonly subject: PlainSubject;
  readonly steps: readonly PlainStep[];
  readonly secondFactor: boolean;
}

/** @throws for a list or a duration, which no bench tenant has */
export function plainLiteral(value: Value): string | number | boolean {
  if (value.type === 'text[]' || value.type === 'duration')
    throw new Error(`No bench tenant has a \`${value.type}\`.`);
  if (value.type === 'money') return value.minor;
  return value.type === 'number' ? Number(value.value) : value.value;
}

const plain = (value: Value | null): PlainValue => (value === null ? null : plainLiteral(value));

const plainValues = (attributes: Resource['attributes']): PlainValues =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)]));

function plainRecord(resource: Resource, created: boolean): PlainRecord {
  const history = created ? [] : resource.history;
  return {
    type: resource.type,
    folder: resource.folder ?? '/',
    values: plainValues(resource.attributes),
    taken:
      history === null
        ? null
        : new Map(
            history.map(({ action }) => [
              action,
              history.filter((entry) => entry.action === action).map((entry) => entry.person),
            ]),
          ),
  };
}

/** Each record once, however many questions are about it. */
function recordsOnce(): (resource: Resource, created: boolean) => PlainRecord {
  const known = new Map<Resource, PlainRecord>();
  return (resource, created) => {
    const record = known.get(resource) ?? plainRecord(resource, created);
    known.set(resource, record);
    return record;
  };
}

/** Reading comes with every action on a record that there is; an update must be allowed before and after. */
function stepsOf(
  { action, resource, next }: BenchQuestion,
  recordOf: ReturnType<typeof recordsOnce>,
): readonly PlainStep[] {
  const record = recordOf(resource, action === 'create');
  if (action === 'create' || action === 'read') return [{ action, record }];
  const steps = [
    { action: 'read', record },
    { action, record },
  ];
  if (next === undefined) return steps;
  const then = recordOf(next, false);
  return [...steps, { action: 'read', record: then }, { action, record: then }];
}

function closures(document: PolicyDocument): ReadonlyMap<string, readonly string[]> {
  const roles = new Map(document.roles.map((role) => [role.name, role]));
  const below = (name: string): readonly string[] => [
    name,
    ...(roles.get(name)?.includes ?? []).flatMap((included) => below(included)),
  ];
  return new Map(document.roles.map(({ name }) => [name, [...new Set(below(name))]]));
}

function plainSubjects({ document, directory }: BenchTenant, now: number): (member: Member) => PlainSubject {
  const closed = closures(document);
  const alone = directoryOf(directory);
  const within = ({ from, until }: { from: number | null; until: number | null }): boolean =>
    (from === null || from <= now) && (until === null || now < until);
  return (member) => {
    const { assignments, departments } = alone(member);
    const stands = member.status === 'active' && within(member);
    const holdings = assignments
      .filter(within)
      .flatMap(({ role, folder }) => (closed.get(role) ?? []).map((each) => ({ role: each, folder })));
    const { id, person, department } = member;
    const heads = departments.map(({ path }) => path);
    return {
      id,
      person,
      holdings: stands ? holdings : [],
      mine: [...new Set(department === null ? heads : [department, ...heads])],
      values: { ...plainValues(member.attributes), id, department },
    };
  };
}

/** The tenant's questions with everything about them worked out that does not depend on the policy. */
export function plainQuestions(tenant: BenchTenant): readonly PlainQuestion[] {
  const members = new Map(tenant.directory.members.map((member) => [member.id, member]));
  const known = new Map<string, PlainSubject>();
  const recordOf = recordsOnce();
  const make = plainSubjects(tenant, tenant.questions[0]?.environment.now ?? 0);
  return tenant.questions.map((question) => {
    const member = members.get(question.member);
    if (member === undefined) throw new Error(`The directory has no member \`${question.member}\`.`);
    const subject = known.get(member.id) ?? make(member);
    known.set(member.id, subject);
    const secondFactor = question.environment.met.includes('second-factor');
    return { subject, steps: stepsOf(question, recordOf), secondFactor };
  });
}
