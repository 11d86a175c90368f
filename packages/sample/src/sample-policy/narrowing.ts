import type { Condition } from '@remit/policy/condition';
import type { FieldRule, FolderScope, RowPolicy } from '@remit/policy/document';
import type { SamplePolicyPlan } from './plan.ts';

/** What a role means in a folder of its own: key accounts are read only. */
export function sampleFolderScopes(plan: SamplePolicyPlan): readonly FolderScope[] {
  return [
    {
      folder: plan.keyAccountsFolder,
      role: 'SalesManager',
      grants: [{ actions: ['read'], on: ['crm.Account', 'crm.Contract'] }],
    },
  ];
}

const isOwnFile: Condition = {
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name: 'member' },
  right: { kind: 'attribute', of: 'subject', name: 'id' },
};

const inTheWest: Condition = {
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name: 'region' },
  right: { kind: 'literal', value: { type: 'enum', value: 'west' } },
};

/** Which records a role reaches at all. */
export const sampleRowPolicies: readonly RowPolicy[] = [
  { name: 'WestRegionAccounts', type: 'crm.Account', roles: ['InsideSales'], where: inTheWest },
  { name: 'WestRegionContracts', type: 'crm.Contract', roles: ['InsideSales'], where: inTheWest },
  // Also what keeps `SelfService` from showing salary and bank account of anyone else to somebody who reads the file.
  { name: 'OwnFileOnly', type: 'hr.Employee', roles: ['SelfService'], where: isOwnFile },
];

/** Which roles see and change the fields that not everybody may. */
export const sampleFieldRules: readonly FieldRule[] = [
  {
    type: 'crm.Contract',
    field: 'margin',
    visible: ['Finance', 'Exec', 'SalesRep'],
    editable: ['Finance'],
    hidden: ['InsideSales'],
  },
  {
    type: 'crm.Contract',
    field: 'internal_notes',
    visible: ['SalesRep', 'SalesLead', 'SalesManager', 'Exec'],
    editable: ['SalesRep', 'SalesLead', 'SalesManager'],
  },
  { type: 'hr.Employee', field: 'salary', visible: ['HRPartner', 'SelfService'], editable: ['HRPartner'] },
  {
    type: 'hr.Employee',
    field: 'iban',
    visible: ['Payroll', 'SelfService'],
    masked: [{ role: 'HRPartner', as: { kind: 'last', characters: 4 } }],
  },
  { type: 'hr.Employee', field: 'born_on', visible: ['HRPartner', 'SelfService'], editable: ['HRPartner'] },
  {
    type: 'wms.Item',
    field: 'unit_cost',
    visible: ['Finance', 'Exec', 'WarehouseLead'],
    editable: ['WarehouseLead'],
  },
];
