import * as fc from 'fast-check';
import type { Resource } from '@remit/policy/check';
import type { Condition } from '@remit/policy/condition';
import type { Rule } from '@remit/policy/document';
import { TYPES } from './arbitrary/catalog.ts';
import { arbitraryCondition } from './arbitrary/conditions.ts';
import { arbitraryAssignment } from './arbitrary/directories.ts';
import { arbitraryGrant, arbitraryRule } from './arbitrary/documents.ts';
import { withDirectory, withDocument, withGrants, withNothingAskedMissing } from './changed-world.ts';
import type { AskedWorld } from './world.ts';

export type Turn = 'adds nothing' | 'removes nothing' | 'changes nothing';

/** One law: a change, of which `pick` chooses among many, and the way in which no decision turns. */
export interface PolicyLaw {
  readonly law: string;
  readonly never: Turn;
  /** What the law is of, where it is not of every world. */
  readonly of?: (world: AskedWorld) => AskedWorld;
  readonly change: (world: AskedWorld, pick: number) => AskedWorld;
}

const at = (list: readonly unknown[], pick: number): number => (list.length === 0 ? -1 : pick % list.length);

/** One of what there is to draw, always the same for the same pick. */
export const drawn = <T>(arbitrary: fc.Arbitrary<T>, pick: number): T => {
  const [value] = fc.sample(arbitrary, { seed: pick, numRuns: 1 });
  if (value === undefined) throw new Error('nothing was drawn');
  return value;
};

const turned = <T>(list: readonly T[]): readonly T[] => list.toReversed();

const both = (left: Condition | undefined, right: Condition): Condition =>
  left === undefined ? right : { kind: 'and', conditions: [left, right] };

/** The types of the worlds that the laws are tried on. */
export const TYPE_NAMES = TYPES.map(({ name }) => name);

const typeAt = (pick: number): string => TYPE_NAMES[pick % TYPE_NAMES.length] ?? '';

/**
 * What holds of every policy, whatever it says: change a world so, and decisions turn that way alone. They need no
 * reference to tell an engine that is wrong; docs/language.md lists them, one line each.
 */
export const policyLaws: readonly PolicyLaw[] = [
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
    of: withNothingAskedMissing,
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
