import type { Department, Directory, Member } from '@remit/policy/directory';
import { found } from './found.ts';
import { addressOf, familyNames, givenNames } from './names.ts';
import { idOf, randomOf, type Random } from './random.ts';
import { assign, formGroups } from './roles-held.ts';
import { isWithin, type DepartmentPlan, type TenantPlan } from './tenant-plan.ts';

/** Who works for a tenant: the directory, and what the records need to know beyond it. */
export interface Staff {
  readonly directory: Directory;
  readonly persona: (key: string) => Member;
  /** Members of a department and of those below it, its head first. */
  readonly in: (department: string) => readonly Member[];
  /** Head of the nearest department on the way up from this one that has a head. */
  readonly headOf: (department: string) => Member;
  /** Yearly salary in minor units. */
  readonly salaryOf: (member: Member) => number;
}

interface Hired {
  readonly member: Member;
  readonly salary: number;
}

/** Hires everyone a plan asks for, the same people every time. */
export function hire(plan: TenantPlan): Staff {
  const random = randomOf(`${plan.slug} staff`);
  const taken = new Set(plan.personas.map((persona) => persona.name));
  const personas = new Map(
    plan.personas.map((persona) => [persona.key, personaMember(plan, persona, random)]),
  );
  const heads = new Map<string, string>();
  const hired: Hired[] = [];

  for (const department of plan.departments) {
    const bosses =
      hired.length === 0 ? null : (heads.get(parentOf(department.path)) ?? heads.get(rootOf(plan)));
    const head = personaHead(plan, department.path, personas) ?? {
      member: newMember(plan, department, department.headTitle, taken, random),
      salary: random.integer(110_000, 160_000) * 100,
    };
    heads.set(department.path, head.member.id);
    hired.push({ ...head, member: { ...head.member, manager: bosses ?? null } });
    for (const persona of plan.personas) {
      const own = personas.get(persona.key);
      if (own === undefined || persona.heads || persona.department !== department.path) continue;
      hired.push({ ...own, member: { ...own.member, manager: head.member.id } });
    }
    hired.push(...crew(plan, department, head.member.id, taken, random));
  }
  // Guests work for somebody else: no department, no manager.
  for (const persona of plan.personas) {
    const own = personas.get(persona.key);
    if (own !== undefined && persona.department === null) hired.push(own);
  }

  const members = hired.map(({ member }) => member);
  const byId = new Map(members.map((member) => [member.id, member]));
  const salaries = new Map(hired.map(({ member, salary }) => [member.id, salary]));
  const departments: readonly Department[] = plan.departments.map(({ path, name }) => ({
    path,
    name,
    head: heads.get(path) ?? null,
  }));
  const groups = formGroups(plan, members);
  const keyOf = (key: string): string => found(personas.get(key), `persona ${key}`).member.id;
  const directory: Directory = {
    revision: 1,
    timeZone: plan.timeZone,
    baseCurrency: plan.baseCurrency,
    folders: ['/', ...plan.folders.map(({ path }) => path)],
    departments,
    groups,
    members,
    assignments: assign(plan, groups, keyOf, heads),
  };
  return {
    directory,
    persona: (key) => found(byId.get(keyOf(key)), `member ${key}`),
    in: (department) =>
      members.filter((member) => member.department !== null && isWithin(member.department, department)),
    headOf: (department) => found(byId.get(found(heads.get(department), department)), department),
    salaryOf: (member) => salaries.get(member.id) ?? 0,
  };
}

function crew(
  plan: TenantPlan,
  department: DepartmentPlan,
  head: string,
  taken: Set<string>,
  random: Random,
): readonly Hired[] {
  const titles = department.titles.flatMap((title) => Array.from({ length: title.share }, () => title));
  const hired: Hired[] = [];
  let lead = head;
  for (let index = 0; index < department.size; index += 1) {
    // Every ninth leads a team of eight, so that managers go deeper than heads of departments.
    const leads = index % 9 === 0;
    const plannedTitle = random.pick(titles);
    const title = leads ? `Team Lead, ${department.name}` : plannedTitle.title;
    const member = newMember(plan, department, title, taken, random);
    const salary = random.integer(...plannedTitle.salary) * 100 + (leads ? 850_000 : 0);
    hired.push({ member: { ...member, manager: leads ? head : lead }, salary });
    if (leads) lead = member.id;
  }
  return hired;
}

function newMember(
  plan: TenantPlan,
  department: DepartmentPlan,
  title: string,
  taken: Set<string>,
  random: Random,
): Member {
  let name = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  while (taken.has(name) || taken.has(addressOf(name))) {
    name = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  }
  taken.add(name).add(addressOf(name));
  const status = random.chance(1) ? 'suspended' : random.chance(2) ? 'left' : 'active';
  return {
    id: idOf(plan.slug, 'member', name),
    person: idOf('person', plan.mailDomain, name),
    kind: 'person',
    name,
    email: `${addressOf(name)}@${plan.mailDomain}`,
    title,
    department: department.path,
    manager: null,
    // A head who left would leave a department that nobody decides for.
    status: title === department.headTitle ? 'active' : status,
    from: null,
    until: null,
    attributes: { site: { type: 'text', value: random.pick(plan.sites) } },
  };
}

function personaMember(plan: TenantPlan, persona: TenantPlan['personas'][number], random: Random): Hired {
  return {
    member: {
      id: idOf(plan.slug, 'persona', persona.key),
      // By e-mail and not by tenant: a guest in two tenants is one natural person.
      person: idOf('person', persona.email),
      kind: 'person',
      name: persona.name,
      email: persona.email,
      title: persona.title,
      department: persona.department,
      manager: null,
      status: 'active',
      from: null,
      until: persona.until,
      attributes:
        persona.department === null ? {} : { site: { type: 'text', value: random.pick(plan.sites) } },
    },
    salary: persona.salary * 100,
  };
}

function personaHead(
  plan: TenantPlan,
  path: string,
  personas: ReadonlyMap<string, Hired>,
): Hired | undefined {
  const persona = plan.personas.find((one) => one.heads && one.department === path);
  return persona === undefined ? undefined : personas.get(persona.key);
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** The department that leads the others: the first one. */
function rootOf(plan: TenantPlan): string {
  return found(plan.departments[0], 'a first department').path;
}
