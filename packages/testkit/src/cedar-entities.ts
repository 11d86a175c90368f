import type { EntityJson, CedarValueJson, TypeAndId } from '@cedar-policy/cedar-wasm/nodejs';
import type { Resource } from '@remit/policy/check';
import type { Assignment, Directory, Member } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import { byRule } from './reference-condition.ts';

const uid = (type: string, id: string): TypeAndId => ({ type, id });
const entityValue = (type: string, id: string): CedarValueJson => ({ __entity: uid(type, id) });

/** The id of a role that is held at a folder: an entity, so that Cedar’s own hierarchy says who holds it. */
export const roleAt = (role: string, folder: string): string => `${role} ${folder}`;

const parentPath = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** @throws for a value that worlds for Cedar have not */
export function cedarValue(value: Value): CedarValueJson {
  switch (value.type) {
    case 'text':
    case 'enum':
    case 'boolean':
      return value.value;
    case 'number':
      return Number(value.value);
    case 'money':
      return value.minor;
    case 'member':
      return entityValue('Member', value.value);
    case 'department':
      return entityValue('Department', value.value);
    case 'folder':
      return entityValue('Folder', value.value);
    case 'date':
    case 'instant':
    case 'duration':
    case 'text[]':
      throw new Error(`Worlds for Cedar have no ${value.type}.`);
    default:
      return value satisfies never;
  }
}

/** What has no value is absent: Cedar knows no null. */
export function cedarAttributes(
  attributes: Readonly<Record<string, Value | null>>,
): Record<string, CedarValueJson> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === null ? [] : [[name, cedarValue(value)] as const],
    ),
  );
}

/** A tree as entities, each path in the one above it, with what more each is in. */
function treeEntities(
  type: string,
  paths: readonly string[],
  more: (path: string) => readonly TypeAndId[],
): readonly EntityJson[] {
  return paths.map((path) => ({
    uid: uid(type, path),
    attrs: {},
    parents: [...(path === '/' ? [] : [uid(type, parentPath(path))]), ...more(path)],
  }));
}

function memberEntity(member: Member, directory: Directory, held: readonly TypeAndId[]): EntityJson {
  const { departments, groups } = directory;
  const { id, person, department, manager } = member;
  const mine = departments.filter(({ head }) => head === id).map(({ path }) => path);
  return {
    uid: uid('Member', id),
    attrs: {
      ...cedarAttributes(member.attributes),
      person,
      departments: [...(department === null ? [] : [department]), ...mine].map((path) =>
        entityValue('Department', path),
      ),
      ...(department === null ? {} : { department: entityValue('Department', department) }),
      ...(manager === null ? {} : { manager: entityValue('Member', manager) }),
    },
    parents: [
      ...held,
      ...groups
        .filter((group) => group.members.includes(id) || byRule(directory, group, member) === 'true')
        .map((group) => uid('Group', group.id)),
      ...(department === null ? [] : [uid('Department', department)]),
    ],
  };
}

/**
 * A tenant's people, groups, trees and assignments as Cedar entities: a member is in its groups and departments, those
 * are in the roles that they hold at a folder, and a role at a folder is in the roles that it includes there.
 * @param now milliseconds since 1970 UTC; an assignment outside its validity is left out
 */
export function cedarEntities(
  document: PolicyDocument,
  directory: Directory,
  now: number,
): readonly EntityJson[] {
  const valid = directory.assignments.filter(
    ({ from, until }) => (from === null || from <= now) && (until === null || now < until),
  );
  const heldBy = (kind: Assignment['holder']['kind'], id: string): readonly TypeAndId[] =>
    valid
      .filter(({ holder }) => holder.kind === kind && holder.id === id)
      .map(({ role, folder }) => uid('RoleAt', roleAt(role, folder)));
  const outer = (id: string) =>
    directory.groups.filter((group) => group.groups.includes(id)).map((group) => uid('Group', group.id));
  const folders = [...new Set(valid.map(({ folder }) => folder))];
  return [
    ...treeEntities('Folder', directory.folders, () => []),
    ...treeEntities(
      'Department',
      directory.departments.map(({ path }) => path),
      (path) => heldBy('department', path),
    ),
    ...directory.groups.map(({ id }) => ({
      uid: uid('Group', id),
      attrs: {},
      parents: [...outer(id), ...heldBy('group', id)],
    })),
    ...document.roles.flatMap(({ name, includes = [] }) =>
      folders.map((folder) => ({
        uid: uid('RoleAt', roleAt(name, folder)),
        attrs: {},
        parents: includes.map((included) => uid('RoleAt', roleAt(included, folder))),
      })),
    ),
    ...directory.members.map((member) => memberEntity(member, directory, heldBy('member', member.id))),
  ];
}

/** A record as an entity in its folder. Who took which action are sets of persons, `?` for somebody unknown. */
export function recordEntity({ type, id, folder, attributes, history }: Resource): EntityJson {
  const taken = (action: string): CedarValueJson =>
    (history ?? []).filter((entry) => entry.action === action).map(({ person }) => person ?? '?');
  return {
    uid: uid(type.replace('.', '::'), id ?? 'new'),
    attrs: {
      ...cedarAttributes(attributes),
      ...(folder === null ? {} : { folder: entityValue('Folder', folder) }),
      ...(history === null ? {} : { submit: taken('submit'), approve: taken('approve') }),
    },
    parents: folder === null ? [] : [uid('Folder', folder)],
  };
}
