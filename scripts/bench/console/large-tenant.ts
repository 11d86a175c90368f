import { bareMember } from '@remit/policy/bare-subject';
import type { Assignment, Member } from '@remit/policy/directory';
import type { Grant, PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import { haldenWorks } from '@remit/sample/halden-works';
import { idOf, randomOf, type Random } from '@remit/sample/random';
import type { TenantSample } from '@remit/sample/tenant-sample';

/** How large a tenant is made. */
export interface TenantSize {
  readonly slug: string;
  readonly members: number;
  readonly roles: number;
  readonly folders: number;
  /** Types beside those of the sample, without tables: for screens about the policy alone. */
  readonly moreTypes: number;
}

export interface LargeTenant {
  readonly sample: TenantSample;
  /** Beside those of the sample: too many to be written in one statement. */
  readonly assignments: readonly Assignment[];
}

/** The first sample tenant, grown to a size: its own people and roles stay, so that its administrator can sign in. */
export function largeTenant(size: TenantSize): LargeTenant {
  const sample = haldenWorks();
  const random = randomOf(`console bench ${size.slug}`);
  const types = [...sample.policy.resources, ...moreTypes(size.moreTypes)];
  const roles = moreRoles(size.roles - sample.policy.roles.length, types, random);
  const folders = moreFolders(size.folders - sample.folders.length, random);
  const members = moreMembers(size.members - sample.directory.members.length, sample, random);
  const policy: PolicyDocument = {
    ...sample.policy,
    modules: [...sample.policy.modules, { name: 'lab', label: 'Laboratory' }],
    resources: types,
    roles: [...sample.policy.roles, ...roles],
  };
  const assignments = members.flatMap((member) => assignmentsOf(member, roles, folders, random));
  const grown: TenantSample = {
    ...sample,
    tenant: { ...sample.tenant, id: idOf('bench tenant', size.slug), slug: size.slug },
    folders: [...sample.folders, ...folders],
    directory: {
      ...sample.directory,
      members: [...sample.directory.members, ...members],
    },
    policy,
    logins: sample.logins.filter(({ name }) => name.startsWith('Nora')),
  };
  return { sample: grown, assignments };
}

const moreTypes = (count: number): readonly ResourceType[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `lab.Probe${at + 1}`,
    label: `Probe ${at + 1}`,
    fields: [
      { name: 'owner', type: 'member', label: 'Owner' },
      { name: 'name', type: 'text', label: 'Name' },
    ],
    owner: 'owner',
    actions: ['weigh', 'seal', 'release'],
    history: false,
  }));

function moreRoles(count: number, types: readonly ResourceType[], random: Random): readonly Role[] {
  const roles: Role[] = [];
  for (let at = 0; at < count; at += 1) {
    const grants = Array.from({ length: random.integer(2, 6) }, (): Grant => {
      const type = random.pick(types);
      const grant: Grant = {
        actions: random.pick([['read'], ['write'], ['read', 'export'], ['manage']]),
        on: [type.name],
      };
      return type.owner !== undefined && random.chance(25)
        ? { ...grant, qualifiers: [{ kind: 'own' }] }
        : grant;
    });
    const lower = roles[random.integer(0, Math.max(0, at - 1))];
    const includes = lower !== undefined && random.chance(30) ? { includes: [lower.name] } : {};
    roles.push({ name: `Bench${at + 1}`, label: `Bench role ${at + 1}`, ...includes, grants });
  }
  return roles;
}

function moreFolders(count: number, random: Random): TenantSample['folders'] {
  const folders: { path: string; name: string }[] = [];
  for (let at = 0; at < count; at += 1) {
    const parent = at < 12 ? '' : (folders[random.integer(0, Math.trunc(at / 3))]?.path ?? '');
    folders.push({ path: `${parent}/bench${at + 1}`, name: `Bench ${at + 1}` });
  }
  return folders;
}

function moreMembers(count: number, sample: TenantSample, random: Random): readonly Member[] {
  const departments = sample.directory.departments.map(({ path }) => path);
  return Array.from({ length: Math.max(0, count) }, (_, at) => ({
    ...bareMember(idOf('bench member', String(at))),
    person: idOf('bench person', String(at)),
    name: `Member ${at + 1}`,
    email: `member${at + 1}@bench.example`,
    title: 'Specialist',
    department: random.pick(departments),
  }));
}

function assignmentsOf(
  member: Member,
  roles: readonly Role[],
  folders: TenantSample['folders'],
  random: Random,
): readonly Assignment[] {
  return Array.from({ length: 3 }, (_, at) => ({
    id: idOf('bench assignment', member.id, String(at)),
    holder: { kind: 'member', id: member.id },
    role: random.pick(roles).name,
    folder: random.chance(30) || folders.length === 0 ? '/' : random.pick(folders).path,
    from: null,
    until: null,
  }));
}
