import type { Environment, HistoryEntry, Resource } from '@remit/policy/check';
import type { Assignment, Directory, Member } from '@remit/policy/directory';
import type { PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import type { Value } from '@remit/policy/value';
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
  switch (field.type) {
    case 'member':
      return near ? member.id : pick(directory.members).id;
    case 'department':
      return near ? (member.department ?? '/') : pick(directory.departments).path;
    case 'money':
      return near ? below(5_000_00) : below(150_000_00);
    case 'boolean':
      return below(5) === 0;
    case 'enum': {
      const region = member.attributes['region'];
      if (field.name === 'status') return pick(BENCH_STATUSES);
      return near && region?.type === 'text' ? region.value : pick(BENCH_REGIONS);
    }
    default:
      return String(below(1000));
  }
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

/** Where and on what a role that the member holds may give something: most questions of a real day are of this kind. */
function likely(
  held: Assignment,
  roles: ReadonlyMap<string, Role>,
  types: readonly ResourceType[],
  random: Random,
): { readonly action: string; readonly type: ResourceType } {
  let role = roles.get(held.role);
  while (role?.includes !== undefined && random.below(2) === 0) role = roles.get(random.pick(role.includes));
  const grant = random.pick(role?.grants ?? []);
  const type = types.find(({ name }) => grant.on?.includes(name)) ?? random.pick(types);
  const written = random.pick(grant.actions);
  if (written === 'write') return { action: random.pick(['read', 'create', 'update']), type };
  return { action: written === 'manage' ? random.pick([...COMMON, ...type.actions]) : written, type };
}

/**
 * Questions as an application would put them, of which exactly half are allowed: mostly about what one of the member's
 * roles could give, some about anything.
 */
export function benchQuestions(
  document: PolicyDocument,
  directory: Directory,
  count: number,
  random: Random,
): readonly BenchQuestion[] {
  const roles = new Map(document.roles.map((role) => [role.name, role]));
  const alone = directoryOf(directory);
  const questions: BenchQuestion[] = [];
  const wanted = { allowed: Math.ceil(count / 2), denied: Math.floor(count / 2) };
  while (wanted.allowed + wanted.denied > 0) {
    const member = random.pick(directory.members);
    const around = alone(member);
    const held = around.assignments.length === 0 ? null : random.pick(around.assignments);
    const { action, type } =
      held !== null && random.below(5) > 0
        ? likely(held, roles, document.resources, random)
        : { action: random.pick(COMMON), type: random.pick(document.resources) };
    const below = directory.folders.filter(
      (path) => path === held?.folder || path.startsWith(`${held?.folder}/`),
    );
    const folder = random.pick(below.length > 0 && random.below(5) > 0 ? below : directory.folders);
    const resource: Resource = {
      type: type.name,
      id: action === 'create' ? null : `r${questions.length}`,
      folder,
      attributes: attributesOf(type, directory, member, random),
      history: historyOf(type, directory.members, random),
    };
    const next =
      action === 'update' && random.below(4) === 0
        ? { next: { ...resource, attributes: attributesOf(type, directory, member, random) } }
        : {};
    const asked = {
      member: member.id,
      action,
      resource,
      ...next,
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
