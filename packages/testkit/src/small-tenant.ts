import { EMPTY_DOCUMENT } from '@remit/policy/empty-document';
import type { Environment, Resource } from '@remit/policy/check';
import type { Condition, Comparison } from '@remit/policy/condition';
import type { Assignment, Directory, Member } from '@remit/policy/directory';
import type { PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';

/** The instant at which small tenants are asked: 2026-06-01T12:00:00Z. */
export const NOON = 1_780_315_200_000;

export const ACCOUNT: ResourceType = {
  name: 'crm.Account',
  label: 'Account',
  fields: [
    { name: 'name', type: 'text', label: 'Name' },
    { name: 'region', type: 'enum', label: 'Region', values: ['west', 'east'] },
    { name: 'owner', type: 'member', label: 'Owner' },
    { name: 'margin', type: 'number', label: 'Margin' },
    { name: 'iban', type: 'text', label: 'IBAN' },
    { name: 'tags', type: 'text[]', label: 'Tags' },
    { name: 'opened', type: 'date', label: 'Opened' },
    { name: 'seen', type: 'instant', label: 'Last seen' },
    { name: 'vip', type: 'boolean', label: 'Important' },
  ],
  owner: 'owner',
  title: 'name',
  actions: [],
  history: false,
};

export const PAYMENT: ResourceType = {
  name: 'fin.PaymentRequest',
  label: 'Payment request',
  fields: [
    { name: 'purpose', type: 'text', label: 'Purpose' },
    { name: 'submitter', type: 'member', label: 'Submitter' },
    { name: 'amount', type: 'money', label: 'Amount' },
    { name: 'department', type: 'department', label: 'Department' },
  ],
  owner: 'submitter',
  amount: 'amount',
  department: 'department',
  title: 'purpose',
  actions: ['submit', 'approve'],
  history: true,
};

/** A role of no module that includes no other, unless a test says otherwise. */
export const role = (name: string, grants: Role['grants'], more: Partial<Role> = {}): Role => {
  return { name, grants, ...more };
};

/** A document with two types in two modules, and what a test adds to it. */
export function smallDocument(parts: Partial<PolicyDocument>): PolicyDocument {
  return {
    ...EMPTY_DOCUMENT,
    modules: [
      { name: 'crm', label: 'Customers' },
      { name: 'fin', label: 'Finance' },
    ],
    resources: [ACCOUNT, PAYMENT],
    ...parts,
  };
}

/** An active member of `/sales`, a person of its own name. */
export function member(id: string, more: Partial<Member> = {}): Member {
  return {
    id,
    person: `person ${id}`,
    kind: 'person',
    name: id,
    email: `${id}@example.org`,
    title: '',
    department: '/sales',
    manager: null,
    status: 'active',
    from: null,
    until: null,
    attributes: {},
    ...more,
  };
}

/** A member holds a role at the root for ever, unless a test says otherwise. */
export function assigned(id: string, roleName: string, more: Partial<Assignment> = {}): Assignment {
  return {
    id: `${id} ${roleName}`,
    holder: { kind: 'member', id },
    role: roleName,
    folder: '/',
    from: null,
    until: null,
    ...more,
  };
}

/** A directory of one member in a small tree, and what a test puts in its place. */
export function smallDirectory(parts: Partial<Directory>): Directory {
  return {
    revision: 7,
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    folders: ['/', '/west', '/west/coast', '/east'],
    departments: [
      { path: '/', name: 'All', head: null },
      { path: '/sales', name: 'Sales', head: null },
      { path: '/sales/emea', name: 'Sales EMEA', head: null },
      { path: '/finance', name: 'Finance', head: null },
    ],
    groups: [],
    members: [member('alice')],
    assignments: [],
    ...parts,
  };
}

const record =
  (type: string) =>
  (attributes: Resource['attributes'] = {}, more: Partial<Resource> = {}): Resource => {
    return { type, id: 'record', folder: '/west', attributes, history: [], ...more };
  };

export const account = record('crm.Account');
export const payment = record('fin.PaymentRequest');

export const text = (value: string): Value => ({ type: 'text', value });
export const euros = (minor: number): Value => ({ type: 'money', minor, currency: 'EUR' });
export const person = (value: string): Value => ({ type: 'member', value });

/** `resource.<field> <operator> <value>`. */
export function compare(field: string, operator: Comparison, value: Value): Condition {
  return {
    kind: 'compare',
    operator,
    left: { kind: 'attribute', of: 'resource', name: field },
    right: { kind: 'literal', value },
  };
}

export const atNoon: Environment = { now: NOON, timeZone: 'Europe/Paris', met: [], attributes: {} };
