import type { FieldDeclaration, ResourceType } from '@remit/policy/document';

/** What a type of requests says by itself; the rest is what all of them have. */
export interface OwnRequest extends Required<Pick<ResourceType, 'name' | 'label' | 'amount' | 'title'>> {
  /** What it asks for. */
  readonly fields: readonly FieldDeclaration[];
}

/** A type of requests that a tenant declares itself, with nothing of its own in tables or code. */
export const declaredRequest = ({ name, label, fields, amount, title }: OwnRequest): ResourceType => ({
  name,
  label,
  fields: [
    { name: 'number', type: 'text', label: 'Number' },
    ...fields,
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'submitter', type: 'member', label: 'Submitter' },
    { name: 'sent_by', type: 'member', label: 'Sent by' },
    {
      name: 'status',
      type: 'enum',
      label: 'Status',
      values: ['waiting', 'information', 'approved', 'rejected', 'withdrawn', 'expired'],
    },
    { name: 'submitted_at', type: 'instant', label: 'Submitted' },
    { name: 'decided_at', type: 'instant', label: 'Decided' },
  ],
  owner: 'submitter',
  amount,
  department: 'department',
  title,
  actions: ['submit', 'submitFor', 'approve', 'reject', 'withdraw'],
  history: true,
});
