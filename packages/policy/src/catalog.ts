import type { FieldDeclaration, ResourceType } from './document.ts';

/** What may be done to a record of any type. */
export const COMMON_ACTIONS = ['read', 'create', 'update', 'delete', 'export'] as const;

const WRITE: ReadonlySet<string> = new Set(['read', 'create', 'update']);

/** Names that stand for several actions; `manage` stands for all that the type has. */
export const ACTION_GROUPS: readonly string[] = ['write', 'manage'];

/** The module that administers Remit itself. Bare grants never reach it. */
export const REMIT_MODULE = 'remit';

const text = (name: string, label: string): FieldDeclaration => ({ name, type: 'text', label });

/** What administers Remit, as resource types like any other. */
export const REMIT_TYPES: readonly ResourceType[] = [
  { name: 'remit.Policy', label: 'Policy', fields: [], actions: ['read', 'publish'], history: false },
  {
    name: 'remit.Member',
    label: 'Member',
    fields: [
      { name: 'id', type: 'member', label: 'Member' },
      text('name', 'Name'),
      text('email', 'E-mail'),
      text('title', 'Title'),
      { name: 'department', type: 'department', label: 'Department' },
      { name: 'manager', type: 'member', label: 'Manager' },
    ],
    owner: 'id',
    department: 'department',
    title: 'name',
    actions: ['read', 'explain', 'seeAs', 'requestFor', 'update', 'suspend', 'invite'],
    history: false,
  },
  {
    name: 'remit.Assignment',
    label: 'Assignment',
    fields: [text('role', 'Role')],
    actions: ['read', 'create', 'delete'],
    history: false,
  },
  // Of the tree itself: making a folder asks of the folder that it is made in, moving one of it and of where it goes.
  {
    name: 'remit.Folder',
    label: 'Folder',
    fields: [],
    actions: ['read', 'create', 'update'],
    history: false,
  },
  { name: 'remit.Session', label: 'Session', fields: [], actions: ['read', 'end'], history: false },
  {
    name: 'remit.Security',
    label: 'Security setting',
    fields: [],
    actions: ['read', 'update'],
    history: false,
  },
  { name: 'remit.Audit', label: 'Audit event', fields: [], actions: ['read', 'export'], history: false },
  { name: 'remit.Tenant', label: 'Tenant', fields: [], actions: ['read', 'update'], history: false },
];

/** The module of a type's full name, `crm` of `crm.Contract`; empty for a bare name. */
export const moduleOf = (typeName: string): string => typeName.slice(0, Math.max(0, typeName.indexOf('.')));

/** The bare name of a type, `Contract` of `crm.Contract`. */
export const shortNameOf = (typeName: string): string => typeName.slice(typeName.indexOf('.') + 1);

/** Every action of a type. The types of `remit` have just those they list: nobody exports a policy by a bare word. */
export function actionsOf(type: ResourceType): readonly string[] {
  if (moduleOf(type.name) === REMIT_MODULE) return type.actions;
  return [...COMMON_ACTIONS, ...type.actions];
}

/** Whether a type has an action. */
export const hasAction = (type: ResourceType, action: string): boolean =>
  type.actions.includes(action) ||
  (moduleOf(type.name) !== REMIT_MODULE && COMMON_ACTIONS.some((common) => common === action));

/** Whether an action as written in a policy, alone or as a group, stands for the action. */
export function coversAction(written: string, action: string): boolean {
  if (written === action || written === 'manage') return true;
  return written === 'write' && WRITE.has(action);
}
