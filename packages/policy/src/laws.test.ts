import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryAssignment } from '@remit/testkit/arbitrary/directories';
import { arbitraryCondition } from '@remit/testkit/arbitrary/conditions';
import { arbitraryGrant, arbitraryRule } from '@remit/testkit/arbitrary/documents';
import { FOLDERS, ROLES, TYPES } from '@remit/testkit/arbitrary/catalog';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { spelledDecision } from '@remit/testkit/spelled-decision';
import { subjectIn } from '@remit/testkit/subject-in';
import type { AskedWorld } from '@remit/testkit/world';
import type { Resource } from './check.ts';
import type { Condition } from './condition.ts';
import type { Grant, PolicyDocument, Rule } from './document.ts';
import type { FieldVisibility } from './field-mask.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { visibleFields } from './fields.ts';
import { isWithin } from './path.ts';

/*
 * Laws that hold of every policy, whatever it says: change a world so, and decisions turn that way alone. They need no
 * reference to tell an engine that is wrong; docs/language.md lists them, one line each.
 */

const seed = runSeed();
const times = runCount('REMIT_LAWS', 1);

/** Worlds that each law is tried on; a world asks some six hundred questions before and after. */
const WORLDS = 60;
/** How often more worlds are looked at for one in which a law turns an answer. */
const MORE_ROUNDS = 20;

const ACTIONS = ['read', 'create', 'update', 'delete', 'approve'];

interface Answer {
  readonly member: string;
  readonly action: string;
  readonly resource: Resource;
  readonly allowed: boolean;
  readonly told: string;
}

let checks = 0;

/** Every decision of a world, in one order. */
function answers(world: AskedWorld): readonly Answer[] {
  const { document, directory, environment } = world;
  const compiled = compilePolicy(document, 1);
  const found: Answer[] = [];
  for (const { id: member } of directory.members) {
    const subject = subjectIn(directory, member);
    for (const resource of [...world.records, ...world.sent]) {
      for (const action of ACTIONS) {
        const decision = decide(compiled, { subject, action, resource, environment });
        const allowed = decision.outcome === 'allow';
        found.push({ member, action, resource, allowed, told: JSON.stringify(spelledDecision(decision)) });
      }
    }
  }
  checks += found.length;
  return found;
}

/** Questions that are allowed before and no more after. */
const lost = (before: readonly Answer[], after: readonly Answer[]): readonly Answer[] =>
  before.filter(({ allowed }, at) => allowed && after[at]?.allowed !== true);

const withDocument = (world: AskedWorld, parts: Partial<PolicyDocument>): AskedWorld => {
  return { ...world, document: { ...world.document, ...parts } };
};

const withDirectory = (world: AskedWorld, parts: Partial<AskedWorld['directory']>): AskedWorld => {
  return { ...world, directory: { ...world.directory, ...parts } };
};

/** The same policy with every grant, of roles and of folder scopes, as `change` makes it. */
const withGrants = (world: AskedWorld, change: (grant: Grant) => Grant): AskedWorld =>
  withDocument(world, {
    roles: world.document.roles.map((role) => Object.assign({}, role, { grants: role.grants.map(change) })),
    folderScopes: world.document.folderScopes.map((scope) => {
      return { ...scope, grants: scope.grants.map(change) };
    }),
  });

type Turn = 'adds nothing' | 'removes nothing' | 'changes nothing';

/** One law: a change, of which `pick` chooses among many, and the way in which no decision turns. */
interface Law {
  readonly law: string;
  readonly never: Turn;
  readonly change: (world: AskedWorld, pick: number) => AskedWorld;
}

const at = (list: readonly unknown[], pick: number): number => (list.length === 0 ? -1 : pick % list.length);

const drawn = <T>(arbitrary: fc.Arbitrary<T>, pick: number): T => {
  const [value] = fc.sample(arbitrary, { seed: pick, numRuns: 1 });
  if (value === undefined) throw new Error('nothing was drawn');
  return value;
};

const turned = <T>(list: readonly T[]): readonly T[] => list.toReversed();

const both = (left: Condition | undefined, right: Condition): Condition =>
  left === undefined ? right : { kind: 'and', conditions: [left, right] };

/** Every name of a role, wherever it stands in a document or a directory, as `rename` makes it. */
function renamed(world: AskedWorld, rename: (role: string) => string): AskedWorld {
  const { document, directory } = world;
  const all = (roles: readonly string[] | undefined) => (roles ?? []).map(rename);
  return {
    ...world,
    document: {
      ...document,
      roles: document.roles.map((role) =>
        Object.assign({}, role, { name: rename(role.name), includes: all(role.includes) }),
      ),
      folderScopes: document.folderScopes.map((scope) => ({ ...scope, role: rename(scope.role) })),
      rowPolicies: document.rowPolicies.map((policy) => ({ ...policy, roles: all(policy.roles) })),
      fieldRules: document.fieldRules.map((rule) => {
        return {
          ...rule,
          ...(rule.visible === undefined ? {} : { visible: all(rule.visible) }),
          ...(rule.editable === undefined ? {} : { editable: all(rule.editable) }),
          ...(rule.hidden === undefined ? {} : { hidden: all(rule.hidden) }),
          ...(rule.masked === undefined
            ? {}
            : { masked: rule.masked.map((mask) => ({ ...mask, role: rename(mask.role) })) }),
        };
      }),
    },
    directory: {
      ...directory,
      assignments: directory.assignments.map((each) => ({ ...each, role: rename(each.role) })),
    },
  };
}

const TYPE_NAMES = TYPES.map(({ name }) => name);

const typeAt = (pick: number): string => TYPE_NAMES[pick % TYPE_NAMES.length] ?? '';

const LAWS: readonly Law[] = [
  {
    law: 'adding a permit',
    never: 'removes nothing',
    change: (world, pick) => {
      const grant = drawn(arbitraryGrant, pick);
      const chosen = at(world.document.roles, pick);
      const roles = world.document.roles.map((role, index) =>
        index === chosen ? { ...role, grants: [...role.grants, grant] } : role,
      );
      return withDocument(world, { roles });
    },
  },
  {
    law: 'adding a forbid or a duty',
    never: 'adds nothing',
    change: (world, pick) => {
      const rule = { ...drawn(arbitraryRule, pick), name: 'added' } as Rule;
      return withDocument(world, { rules: [...world.document.rules, rule] });
    },
  },
  {
    law: 'order and repetition',
    never: 'changes nothing',
    change: (world) => {
      const { document, directory } = world;
      return {
        ...world,
        document: {
          ...document,
          modules: turned(document.modules),
          resources: turned(document.resources),
          sets: turned(document.sets),
          roles: turned(document.roles).map((role) =>
            Object.assign({}, role, { includes: turned(role.includes ?? []) }),
          ),
          folderScopes: turned(document.folderScopes),
          rowPolicies: turned(document.rowPolicies),
          rules: turned(document.rules),
          exclusions: turned(document.exclusions),
        },
        directory: {
          ...directory,
          members: directory.members,
          groups: turned(directory.groups).map((group) => {
            return { ...group, members: [...turned(group.members), ...group.members] };
          }),
          departments: turned(directory.departments),
          assignments: [...turned(directory.assignments), ...directory.assignments],
        },
      };
    },
  },
  {
    law: 'an assignment that is over',
    never: 'adds nothing',
    change: (world, pick) => {
      const chosen = at(world.directory.assignments, pick);
      const assignments = world.directory.assignments.map((each, index) =>
        index === chosen ? { ...each, from: null, until: world.now } : each,
      );
      return withDirectory(world, { assignments });
    },
  },
  {
    law: 'adding an assignment',
    never: 'removes nothing',
    change: (world, pick) =>
      withDirectory(world, {
        assignments: [...world.directory.assignments, drawn(arbitraryAssignment, pick)],
      }),
  },
  {
    law: 'adding a member to a group that no condition asks about',
    never: 'removes nothing',
    change: (world, pick) => {
      const { members, groups, assignments } = world.directory;
      const newcomer = members[at(members, pick)]?.id ?? '';
      const group = { id: 'g9', name: 'New', members: [newcomer], groups: [] };
      const borrowed = assignments.slice(0, 3).map((each, index) => {
        return { ...each, id: `borrowed ${index}`, holder: { kind: 'group' as const, id: 'g9' } };
      });
      return withDirectory(world, { groups: [...groups, group], assignments: [...assignments, ...borrowed] });
    },
  },
  {
    law: 'adding an include',
    never: 'removes nothing',
    change: (world, pick) => {
      const { roles } = world.document;
      // The last role includes none, so that whoever includes it closes no circle.
      const last = roles.at(-1)?.name ?? '';
      const chosen = at(roles.slice(0, -1), pick);
      return withDocument(world, {
        roles: roles.map((role, index) =>
          index === chosen ? { ...role, includes: [...new Set([...(role.includes ?? []), last])] } : role,
        ),
      });
    },
  },
  {
    law: 'narrowing every `where`',
    never: 'adds nothing',
    change: (world, pick) => {
      const type = typeAt(pick);
      const more = drawn(arbitraryCondition(type), pick);
      return withGrants(world, (grant) =>
        grant.on?.join() === type ? { ...grant, where: both(grant.where, more) } : grant,
      );
    },
  },
  {
    law: 'lowering every limit',
    never: 'adds nothing',
    change: (world, pick) =>
      withGrants(world, (grant) =>
        grant.upTo === undefined
          ? grant
          : { ...grant, upTo: { ...grant.upTo, minor: Math.floor((grant.upTo.minor * (pick % 5)) / 5) } },
      ),
  },
  {
    law: 'a row policy more',
    never: 'adds nothing',
    change: (world, pick) => {
      const type = typeAt(pick);
      const where = drawn(arbitraryCondition(type), pick);
      const roles = world.document.roles.map(({ name }) => name);
      const added = { name: 'added', type, roles: roles.slice(pick % 3), where };
      return withDocument(world, { rowPolicies: [...world.document.rowPolicies, added] });
    },
  },
  {
    law: 'a role that nobody holds',
    never: 'changes nothing',
    change: (world, pick) => {
      const grants = [drawn(arbitraryGrant, pick), { actions: ['manage'] }];
      const { roles, folderScopes } = world.document;
      return withDocument(world, {
        roles: [...roles, { name: 'Idle', grants, includes: roles.map(({ name }) => name) }],
        folderScopes: [...folderScopes, { folder: '/a', role: 'Idle', grants }],
      });
    },
  },
  {
    law: 'meeting every duty',
    never: 'removes nothing',
    change: (world) => {
      return { ...world, environment: { ...world.environment, met: ['comment', 'second-factor'] } };
    },
  },
  {
    law: 'including a role, against holding it too,',
    never: 'changes nothing',
    change: (world) => {
      const { document, directory } = world;
      const closure = (name: string): readonly string[] => {
        const role = document.roles.find((each) => each.name === name);
        return [name, ...(role?.includes ?? []).flatMap(closure)];
      };
      return {
        ...world,
        document: { ...document, roles: document.roles.map((role) => ({ ...role, includes: [] })) },
        directory: {
          ...directory,
          assignments: directory.assignments.flatMap((each) =>
            closure(each.role).map((role) => ({ ...each, id: `${each.id} ${role}`, role })),
          ),
        },
      };
    },
  },
  {
    law: 'forgetting a field, or every history, where nothing asks whether it is missing,',
    never: 'adds nothing',
    change: (world, pick) => {
      const fields = TYPES.flatMap((type) => type.fields.map(({ name }) => name));
      const forgotten = fields[pick % fields.length] ?? '';
      const forget = (record: Resource): Resource =>
        pick % 4 === 0
          ? { ...record, history: null }
          : { ...record, attributes: { ...record.attributes, [forgotten]: null } };
      return { ...world, records: world.records.map(forget), sent: world.sent.map(forget) };
    },
  },
];

/** The questions whose answer turned in a way in which none may. */
const forbiddenTurns = (
  never: Turn,
  before: readonly Answer[],
  after: readonly Answer[],
): readonly Answer[] => [
  ...(never === 'removes nothing' ? [] : lost(after, before)),
  ...(never === 'adds nothing' ? [] : lost(before, after)),
];

/** The same world where no condition asks whether something is missing. */
function unasking(world: AskedWorld): AskedWorld {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    if ('kind' in node && node.kind === 'is-null') return { kind: 'constant', value: false };
    return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, walk(each)]));
  };
  return { ...world, document: walk(world.document) as PolicyDocument };
}

const words = ({ told }: Answer): string => told;

function inWorlds(property: (world: AskedWorld, pick: number) => void, from: number = seed): void {
  fc.assert(fc.property(arbitraryWorld, fc.nat(), property), { seed: from, numRuns: WORLDS * times });
}

describe(`what holds of every policy (REMIT_SEED=${seed})`, () => {
  test.each(LAWS)('$law $never', ({ law, never, change }) => {
    /** How many answers it turns in the worlds that are drawn from a seed; none in a way in which it may not. */
    const turnsFrom = (from: number): number => {
      let turns = 0;
      inWorlds((drawnWorld, pick) => {
        const world = law.startsWith('forgetting') ? unasking(drawnWorld) : drawnWorld;
        const before = answers(world);
        const after = answers(change(world, pick));
        expect(forbiddenTurns(never, before, after)).toEqual([]);
        if (never === 'changes nothing') expect(after.map(words)).toEqual(before.map(words));
        turns += forbiddenTurns('changes nothing', before, after).length;
      }, from);
      return turns;
    };
    let seen = turnsFrom(seed);
    if (never === 'changes nothing') return;
    // A law under which nothing ever turns would not have been tried at all. Some turn an answer in one world of a hundred:
    // more worlds are looked at, then.
    for (let round = 1; seen === 0 && round <= MORE_ROUNDS; round++) seen = turnsFrom(seed + round);
    expect(seen).toBeGreaterThan(0);
  });

  test('the order of grants, and rules that are there twice, change no outcome', () => {
    inWorlds((world) => {
      const { document } = world;
      const changed = withDocument(world, {
        roles: document.roles.map((role) => {
          return { ...role, grants: [...turned(role.grants), ...role.grants] };
        }),
        folderScopes: document.folderScopes.map((scope) => ({ ...scope, grants: turned(scope.grants) })),
        rules: document.rules.flatMap((rule) => [rule, { ...rule, name: `${rule.name}Again` }]),
      });
      expect(forbiddenTurns('changes nothing', answers(world), answers(changed))).toEqual([]);
    });
  });

  test('roles by other names decide the same, under those names', () => {
    inWorlds((world) => {
      const before = answers(world).map(words);
      const after = answers(renamed(world, (role) => `Z${role}`)).map(words);
      expect(after).toEqual(before.map((each) => each.replaceAll('"granted ', '"granted Z')));
    });
  });

  test('a folder scope changes nothing outside its folder, and one that gives nothing adds nothing inside', () => {
    let changes = 0;
    inWorlds((world, pick) => {
      const folder = FOLDERS[pick % FOLDERS.length] ?? '/';
      const role = ROLES[pick % ROLES.length] ?? '';
      const others = world.document.folderScopes.filter(
        (each) => each.folder !== folder || each.role !== role,
      );
      const base = withDocument(world, { folderScopes: others });
      const scoped = (grants: readonly Grant[]) =>
        answers(withDocument(world, { folderScopes: [...others, { folder, role, grants }] }));
      const before = answers(base);
      const outside = ({ resource }: Answer): boolean =>
        resource.folder === null || !isWithin(resource.folder, folder);
      const given = scoped([drawn(arbitraryGrant, pick)]);
      expect(given.filter(outside).map(words)).toEqual(before.filter(outside).map(words));
      changes += given.filter((answer, index) => answer.told !== before[index]?.told).length;
      if (!others.some((each) => each.role === role))
        expect(forbiddenTurns('adds nothing', before, scoped([]))).toEqual([]);
    });
    expect(changes).toBeGreaterThan(0);
  });

  test('what a forbid cannot tell, it denies, and what an `unless` cannot tell spares nobody', () => {
    const unknown: Condition = {
      kind: 'compare',
      operator: '=',
      left: { kind: 'attribute', of: 'subject', name: 'nothing' },
      right: { kind: 'literal', value: { type: 'text', value: 'x' } },
    };
    const rule = { kind: 'forbid', actions: ['manage'], on: TYPE_NAMES, because: 'Nobody knows.' } as const;
    let denied = 0;
    inWorlds((world) => {
      denied += answers(world).filter(({ allowed }) => allowed).length;
      for (const rules of [
        [{ ...rule, name: 'when', when: unknown }],
        [{ ...rule, name: 'not', when: { kind: 'not' as const, condition: unknown } }],
        [{ ...rule, name: 'unless', unless: unknown }],
      ])
        expect(answers(withDocument(world, { rules })).filter(({ allowed }) => allowed)).toEqual([]);
    });
    expect(denied).toBeGreaterThan(0);
  });

  test('nothing is seen of a record that may not be read, nor written of one that may not be updated', () => {
    const seen = { unread: 0, read: 0, written: 0 };
    inFields((may, fields) => {
      if (!may.read) {
        expect(new Set(fields)).toEqual(new Set(['hidden']));
        seen.unread += 1;
        return;
      }
      seen.read += 1;
      if (!may.update) expect(fields).not.toContain('writable');
      else seen.written += 1;
    });
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });

  test('a role more in `visible` shows no field less, and one more in `hidden` changes none', () => {
    const RANK: readonly FieldVisibility[] = ['hidden', 'masked', 'readable', 'writable'];
    let shown = 0;
    inWorlds((world, pick) => {
      const role = ROLES[pick % ROLES.length] ?? '';
      const fieldsOf = (fieldRules: PolicyDocument['fieldRules']) =>
        visibilities(withDocument(world, { fieldRules }));
      const { fieldRules } = world.document;
      const before = fieldsOf(fieldRules);
      const wider = fieldsOf(
        fieldRules.map((rule) => ({ ...rule, visible: [...(rule.visible ?? []), role] })),
      );
      const hiding = fieldsOf(
        fieldRules.map((rule) => ({ ...rule, hidden: [...(rule.hidden ?? []), role] })),
      );
      expect(hiding).toEqual(before);
      const ranks = before.map((each, index) => RANK.indexOf(wider[index] ?? 'hidden') - RANK.indexOf(each));
      expect(ranks.filter((rank) => rank < 0)).toEqual([]);
      shown += ranks.filter((rank) => rank > 0).length;
    });
    expect(shown).toBeGreaterThan(0);
  });

  test('the laws above were put to the test often enough', () => {
    console.log(`${checks} decisions and fields were judged for the laws`);
    expect(checks).toBeGreaterThan(100_000 * times);
  });
});

/** What every member gets of every field of every record, in one order. */
function visibilities(world: AskedWorld): readonly FieldVisibility[] {
  const found: FieldVisibility[] = [];
  forEachView(world, (_, fields) => void found.push(...fields));
  return found;
}

type Look = (
  may: { readonly read: boolean; readonly update: boolean },
  fields: readonly FieldVisibility[],
) => void;

function forEachView(world: AskedWorld, look: Look): void {
  const { directory, environment } = world;
  const compiled = compilePolicy(world.document, 1);
  for (const { id } of directory.members) {
    const subject = subjectIn(directory, id);
    for (const resource of world.records) {
      const may = (action: string): boolean =>
        decide(compiled, { subject, action, resource, environment }).outcome === 'allow';
      const fields = Object.values(visibleFields(compiled, subject, resource, environment));
      checks += fields.length;
      look({ read: may('read'), update: may('update') }, fields);
    }
  }
}

const inFields = (look: Look): void => inWorlds((world) => forEachView(world, look));
