import type { Approval, FieldDeclaration, Grant, PolicyDocument, ResourceType } from '@remit/policy/document';
import { documentItems, itemId, type ItemName } from '@remit/policy/draft/document-items';
import { withItem } from '@remit/policy/draft/with-item';
import { addItem, freeName, setEntry } from './edit-item.ts';
import type { EditOutcome } from './edit-outcome.ts';

/** A kind of request as somebody describes it who wants it to be there. */
export interface NewRequestType {
  readonly module: string;
  /** Without its module, `TravelRequest`. */
  readonly name: string;
  readonly label: string;
  /** Whether it is about an amount of money. */
  readonly amount: boolean;
  /** What its form asks beside what it is for, its amount and its department. */
  readonly questions: readonly {
    readonly field: FieldDeclaration;
    readonly optional: boolean;
  }[];
  /** The role whose holders submit it. */
  readonly submitters: string;
  /** The role whose holders decide it, `head` where that is for the heads of departments among them alone. */
  readonly deciders: string;
  readonly head: boolean;
}

const TYPE_NAME = /^[A-Z][A-Za-z0-9]{0,59}$/u;

/** Whether a kind of request can be called so. */
export const isTypeName = (name: string): boolean => TYPE_NAME.test(name);

/** A name for a kind of request, made of its label: `TravelRequest`; empty where the label has no letters for it. */
export const typeNameOf = (label: string): string =>
  label
    .normalize('NFKD')
    .split(/[^A-Za-z0-9]+/u)
    .join(' ')
    .replace(/^[0-9 ]+/u, '')
    .split(' ')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 60);

/** What every request says, whatever it asks for, in the fields that requests have for it. */
function typeOf({ module, name, label, amount, questions }: NewRequestType): ResourceType {
  return {
    name: `${module}.${name}`,
    label,
    fields: [
      { name: 'number', type: 'text', label: 'Number' },
      { name: 'purpose', type: 'text', label: 'Purpose' },
      ...(amount ? [{ name: 'amount', type: 'money' as const, label: 'Amount' }] : []),
      { name: 'department', type: 'department', label: 'Department' },
      ...questions.map(({ field }) => field),
      { name: 'submitter', type: 'member', label: 'Submitter' },
      { name: 'sent_by', type: 'member', label: 'Sent by' },
      {
        name: 'status',
        type: 'enum',
        label: 'Status',
        values: ['waiting', 'information', 'approved', 'rejected', 'paid', 'withdrawn', 'expired'],
      },
      { name: 'submitted_at', type: 'instant', label: 'Submitted' },
      { name: 'decided_at', type: 'instant', label: 'Decided' },
    ],
    owner: 'submitter',
    ...(amount ? { amount: 'amount' } : {}),
    department: 'department',
    title: 'purpose',
    actions: ['submit', 'approve', 'reject', 'withdraw'],
    history: true,
  };
}

/** The names of the fields that every such type has: no question has one of them. */
export const requestFields = (asked: NewRequestType): readonly string[] =>
  typeOf({ ...asked, amount: true, questions: [] }).fields.map(({ name }) => name);

/**
 * Puts a kind of request into a policy: the type, how it is approved, and what its submitters and deciders may do. One
 * edit, so that none of it is there without the rest.
 */
export function withRequestType(document: PolicyDocument, asked: NewRequestType): EditOutcome {
  const type = typeOf(asked);
  const item: ItemName = { kind: 'resource', key: type.name };
  if (documentItems(document).has(itemId(item)))
    return { ok: false, reason: `there is a type \`${type.name}\` already` };
  const approval: Approval = {
    name: approvalNameOf(document, asked),
    on: type.name,
    ...(asked.questions.length === 0
      ? {}
      : {
          asks: asked.questions.map(({ field, optional }) => ({
            field: field.name,
            ...(optional ? { optional: true as const } : {}),
          })),
        }),
    steps: [
      asked.head
        ? { name: 'Head', by: { kind: 'head' }, need: 'any' }
        : { name: 'Decision', by: { kind: 'roles', roles: [asked.deciders] }, need: 'any' },
    ],
  };
  const on = [type.name];
  const ofDepartment = asked.head ? { qualifiers: [{ kind: 'department' as const }] } : {};
  const edits: readonly ((before: PolicyDocument) => EditOutcome)[] = [
    (before) => ({ ok: true, document: withItem(before, item, { entries: [type], comments: [] }) }),
    (before) => addItem(before, 'approval', approval),
    (before) =>
      withGrants(before, asked.submitters, [
        { actions: ['create', 'submit'], on },
        { actions: ['read', 'withdraw'], on, qualifiers: [{ kind: 'own' }] },
      ]),
    (before) =>
      withGrants(before, asked.deciders, [{ actions: ['read', 'approve', 'reject'], on, ...ofDepartment }]),
  ];
  return edits.reduce<EditOutcome>((before, edit) => (before.ok ? edit(before.document) : before), {
    ok: true,
    document,
  });
}

/** What the approval of a new kind of request is called. */
export const approvalNameOf = (document: PolicyDocument, { name }: NewRequestType): string =>
  freeName(document, 'approval', `${name}Approval`);

function withGrants(document: PolicyDocument, name: string, grants: readonly Grant[]): EditOutcome {
  const role = document.roles.find((each) => each.name === name);
  if (role === undefined) return { ok: false, reason: `there is no role \`${name}\` any more` };
  return setEntry(
    document,
    { kind: 'role', key: name },
    {
      ...role,
      grants: [...role.grants, ...grants],
    },
  );
}
