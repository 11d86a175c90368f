import type { PolicyDocument, Role } from '@remit/policy/document';
import { EMPTY_DOCUMENT } from '@remit/policy/empty-document';

/** A small document for tests: three types in two modules, and the roles given. */
export function documentWith(...roles: readonly Role[]): PolicyDocument {
  return {
    ...EMPTY_DOCUMENT,
    modules: [
      { name: 'crm', label: 'Customers' },
      { name: 'fin', label: 'Finance' },
    ],
    resources: [
      {
        name: 'crm.Account',
        label: 'Account',
        fields: [{ name: 'name', type: 'text', label: 'Name' }],
        actions: [],
        history: false,
      },
      {
        name: 'crm.Contract',
        label: 'Contract',
        fields: [
          { name: 'owner', type: 'member', label: 'Owner' },
          { name: 'region', type: 'text', label: 'Region' },
          { name: 'margin', type: 'money', label: 'Margin' },
        ],
        owner: 'owner',
        actions: [],
        history: false,
      },
      {
        name: 'fin.PaymentRequest',
        label: 'Payment request',
        fields: [
          { name: 'submitter', type: 'member', label: 'Submitter' },
          { name: 'amount', type: 'money', label: 'Amount' },
        ],
        owner: 'submitter',
        amount: 'amount',
        actions: ['submit', 'approve'],
        history: true,
      },
    ],
    roles,
  };
}
