import type { Environment, HistoryEntry, Resource } from '@remit/policy/check';
import type { Directory, Member } from '@remit/policy/directory';
import type { PolicyDocument, ResourceType } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import { BENCH_NOW } from './bench-tenant-directory.ts';
import { BENCH_REGIONS, BENCH_STATUSES } from './bench-tenant-types.ts';
import { directoryOf } from './bench-tenant-member.ts';
import { referenceAllows } from './reference.ts';
import type { Random } from './seeded-random.ts';

/** One question of a bench, with the answer that the reference evaluator gives. */
export interface BenchQuestion {
  readonly member: string;
  readonly action: string;
  readonly resource: Resource;
  /** The record as an update would leave it, in the same folder. */
  readonly next?: Resource;
  readonly environment: Environment;
  readonly allowed: boolean;
}

/** Without a second factor, and with one. */
export const BENCH_ENVIRONMENTS: readonly Environment[] = [
  { now: BENCH_NOW, timeZone: 'Europe/Paris', met: [], attributes: {} },
  { now: BENCH_NOW, timeZone: 'Europe/Paris', met: ['second-factor'], attributes: {} },
];

const COMMON = ['read', 'create', 'update', 'delete', 'export'];

/** Values of any record, of which `near` makes many the member's own. */
function valueOf(
  field: ResourceType['fields'][number],
  directory: Directory,
  member: Member,
  random: Random,
) {
  const { pick, below } = random;
  const near = below(2) === 0;
  const region = member.attributes['region'];
  if (field.type === 'member') return near ? member.id : pick(directory.members).id;
  if (field.type === 'department')
    return near ? (member.department ?? '/') : pick(directory.departments).path;
  if (field.type === 'money') return near ? below(5_000_00) : below(150_000_00);
  if (field.type === 'boolean') return below(5) === 0;
  if (field.name === 'status') return pick(BENCH_STATUSES);
  if (field.name === 'region') return near && region?.type === 'text' ? region.value : pick(BENCH_REGIONS);
  return String(below(1000));
}

function attributesOf(
  type: ResourceType,
  directory: Directory,
  member: Member,
  random: Random,
): Resource['attributes'] {
  const filled = type.fields.map((field): [string, Value | null] => {
    // Here and there something is missing, so that every peer has to meet a null.
    if (random.below(50) === 0) return [field.name, null];
    const value = valueOf(field, directory, member, random);
    if (field.type === 'money') return [field.name, { type: 'money', minor: Number(value), currency: 'EUR' }];
    return [field.name, { type: field.type, value } as Value];
  });
  return Object.fromEntries(filled);
}

function historyOf(type: ResourceType, members: readonly Member[], random: Random): Resource['history'] {
  if (!type.history) return [];
  if (random.below(50) === 0) return null;
  return Array.from({ length: random.below(3) }, (): HistoryEntry => {
    return { action: random.pick(['submit', 'approve']), person: random.pick(members).person };
  });
}

/** A record as an update would leave it, and as one that is still to be made. */
interface RecordForms {
  readonly stored: Resource;
  readonly next: Resource;
  readonly made: Resource;
}

/** Somebody who asks, and the record that is mostly asked about: such as a role of the member's could reach. */
interface Asker {
  readonly member: Member;
  readonly around: Directory;
  readonly record: RecordForms;
}

function recordFor(
  document: PolicyDocument,
  directory: Directory,
  { member, around }: Omit<Asker, 'record'>,
  id: string,
  random: Random,
): RecordForms {
  const held = around.assignments.length === 0 ? null : random.pick(around.assignments);
  const role = document.roles.find(({ name }) => name === held?.role);
  const grant = role === undefined ? null : random.pick(role.grants);
  const type =
    document.resources.find(({ name }) => grant?.on?.includes(name)) ?? random.pick(document.resources);
  const below = directory.folders.filter(
    (path) => path === held?.folder || path.startsWith(`${held?.folder}/`),
  );
  const stored: Resource = {
    type: type.name,
    id,
    folder: random.pick(below.length > 0 && random.below(5) > 0 ? below : directory.folders),
    attributes: attributesOf(type, directory, member, random),
    history: historyOf(type, directory.members, random),
  };
  return {
    stored,
    next: { ...stored, attributes: attributesOf(type, directory, member, random) },
    made: { ...stored, id: null },
  };
}

function askersOf(
  document: PolicyDocument,
  directory: Directory,
  count: number,
  random: Random,
): readonly Asker[] {
  const alone = directoryOf(directory);
  const start = random.below(directory.members.length);
  return Array.from({ length: count }, (_, at) => {
    const member =
      directory.members[(start + at * 7) % directory.members.length] ?? random.pick(directory.members);
    const asker = { member, around: alone(member) };
    return { ...asker, record: recordFor(document, directory, asker, `r${at}`, random) };
  });
}

/**
 * Questions as an application would put them, of which exactly half are allowed: some members ask, each mostly about
 * one record in its reach, as a page does that shows what may be done with it, otherwise about somebody else's.
 * @param askerCount how many of the members ask: few keep all that is asked about in the processor's caches, as one
 * page's questions are; many leave hardly anything there
 */
export function benchQuestions(
  document: PolicyDocument,
  directory: Directory,
  count: number,
  askerCount: number,
  random: Random,
): readonly BenchQuestion[] {
  if (count === 0) return [];
  const types = new Map(document.resources.map((type) => [type.name, type]));
  const askers = askersOf(document, directory, askerCount, random);
  const questions: BenchQuestion[] = [];
  const wanted = { allowed: Math.ceil(count / 2), denied: Math.floor(count / 2) };
  while (wanted.allowed + wanted.denied > 0) {
    const { member, around, record } = random.pick(askers);
    const { stored, next, made } = random.below(5) > 0 ? record : random.pick(askers).record;
    const actions = types.get(stored.type)?.actions ?? [];
    const action = random.pick([...COMMON, 'read', 'read', 'read', 'update', ...actions, ...actions]);
    const asked = {
      member: member.id,
      action,
      resource: action === 'create' ? made : stored,
      ...(action === 'update' && random.below(4) === 0 ? { next } : {}),
      environment: random.pick(BENCH_ENVIRONMENTS),
    };
    const allowed = referenceAllows({ document, directory: around, ...asked });
    const kind = allowed ? 'allowed' : 'denied';
    if (wanted[kind] === 0) continue;
    wanted[kind] -= 1;
    questions.push({ ...asked, allowed });
  }
  return questions;
}
