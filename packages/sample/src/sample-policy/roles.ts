import type { Condition } from '@remit/policy/condition';
import type { Grant, Limit, Role } from '@remit/policy/document';
import { resources } from '../catalog.ts';
import { tenantAdministrator } from '../tenant-administrator.ts';
import { declaredTypes, requestNames } from './declared-types.ts';
import type { SamplePolicyPlan } from './plan.ts';
import { purchasingRole } from './purchases.ts';

/** The roles of a sample tenant: what everybody has, what each part of the company does, and who administers. */
export function sampleRoles(plan: SamplePolicyPlan): readonly Role[] {
  return [...everybody(plan), ...sales(), ...finance(plan), ...others(), ...administration()];
}

const isSentBySubject: Condition = {
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name: 'sent_by' },
  right: { kind: 'attribute', of: 'subject', name: 'id' },
};

function everybody(plan: SamplePolicyPlan): readonly Role[] {
  const on = requestNames(plan);
  return [
    {
      name: 'Employee',
      label: 'Employee',
      description: 'What everyone who works here may do: ask for payments and follow their own.',
      includes: ['SelfService'],
      grants: [
        {
          actions: ['create', 'submit'],
          on,
          qualifiers: [{ kind: 'own' }, { kind: 'department' }],
        },
        { actions: ['read', 'withdraw'], on, qualifiers: [{ kind: 'own' }] },
      ],
    },
    {
      name: 'Assistant',
      label: 'Assistant',
      description: 'Asks for payments in the place of people of the department, and follows what came of it.',
      grants: [
        { actions: ['submitFor'], on, qualifiers: [{ kind: 'department' }] },
        { actions: ['read'], on, where: isSentBySubject },
      ],
    },
    {
      name: 'SelfService',
      label: 'Self service',
      description: "One's own employee file, with everything in it.",
      module: 'hr',
      grants: [{ actions: ['read'], on: ['hr.Employee'], qualifiers: [{ kind: 'own' }] }],
    },
  ];
}

function sales(): readonly Role[] {
  return [
    {
      name: 'SalesRep',
      label: 'Sales representative',
      description: 'Looks after customers of a territory and changes what is their own.',
      module: 'crm',
      grants: [
        { actions: ['read'], on: ['crm.Account'] },
        { actions: ['read'], on: ['crm.Contract'] },
        { actions: ['update'], on: ['crm.Account'], qualifiers: [{ kind: 'own' }] },
        { actions: ['create', 'update'], on: ['crm.Contract'], qualifiers: [{ kind: 'own' }] },
      ],
    },
    {
      name: 'InsideSales',
      label: 'Inside sales',
      description: 'Answers the phone for the western region.',
      module: 'crm',
      grants: [{ actions: ['read'], on: ['crm.Account', 'crm.Contract'] }],
    },
    {
      name: 'SalesLead',
      label: 'Sales lead',
      description: 'Leads a team in one territory: changes all of its contracts.',
      module: 'crm',
      grants: [{ actions: ['read', 'create', 'update'], on: ['crm.Contract'] }],
    },
    {
      name: 'SalesManager',
      label: 'Sales manager',
      description: 'Manages customers and contracts of a part of the company.',
      module: 'crm',
      grants: [{ actions: ['write', 'delete', 'export'], on: ['crm.Account', 'crm.Contract'] }],
    },
  ];
}

function finance(plan: SamplePolicyPlan): readonly Role[] {
  const upTo = (minor: number): Limit => ({ minor, currency: plan.currency });
  const requests = requestNames(plan);
  const business = [...resources, ...declaredTypes(plan)].map(({ name }) => name);
  const decide = (minor: number): Grant => ({
    actions: ['approve', 'reject'],
    on: requests,
    upTo: upTo(minor),
  });
  return [
    {
      name: 'FinanceViewer',
      label: 'Finance viewer',
      description: 'Reads everything that finance keeps.',
      module: 'fin',
      grants: [{ actions: ['read'] }],
    },
    {
      name: 'Finance',
      label: 'Finance',
      description: 'Pays what was approved, and reads what it needs for the books.',
      module: 'fin',
      includes: ['FinanceViewer'],
      grants: [
        { actions: ['pay', 'export'], on: ['fin.PaymentRequest'] },
        { actions: ['read', 'export'], on: ['crm.Account', 'crm.Contract'] },
        { actions: ['read'], on: ['wms.Item'] },
      ],
    },
    {
      name: 'Approver',
      label: 'Approver',
      description: 'Decides payment requests of a department, up to a limit.',
      module: 'fin',
      grants: [
        { actions: ['read'], on: requests, qualifiers: [{ kind: 'department' }] },
        { ...decide(plan.approverLimit), qualifiers: [{ kind: 'department' }] },
      ],
    },
    {
      name: 'Exec',
      label: 'Executive',
      description: 'Reads the whole business and decides larger payment requests.',
      grants: [{ actions: ['read'], on: business }, decide(plan.executiveLimit)],
    },
    {
      name: 'ChiefFinancialOfficer',
      label: 'Chief financial officer',
      description: 'Decides payment requests that are above everyone else.',
      includes: ['Exec', 'Finance'],
      grants: [decide(plan.chiefLimit)],
    },
    ...purchasingRole(plan),
  ];
}

function others(): readonly Role[] {
  return [
    {
      name: 'HRPartner',
      label: 'HR partner',
      description: 'Keeps employee files.',
      module: 'hr',
      grants: [{ actions: ['write', 'export'], on: ['hr.Employee'] }],
    },
    {
      name: 'Payroll',
      label: 'Payroll',
      description: 'Pays salaries: reads employee files with their bank accounts.',
      module: 'hr',
      grants: [{ actions: ['read', 'export'], on: ['hr.Employee'] }],
    },
    {
      name: 'WarehouseClerk',
      label: 'Warehouse clerk',
      description: 'Counts, packs and ships.',
      module: 'wms',
      grants: [{ actions: ['write'], on: ['wms.Item', 'wms.Shipment'] }],
    },
    {
      name: 'WarehouseLead',
      label: 'Warehouse lead',
      description: 'Runs a warehouse.',
      module: 'wms',
      includes: ['WarehouseClerk'],
      grants: [{ actions: ['delete', 'export'], on: ['wms.Item', 'wms.Shipment'] }],
    },
  ];
}

function administration(): readonly Role[] {
  return [
    {
      name: 'SecurityAnalyst',
      label: 'Security analyst',
      description: 'Asks what anyone can see, and why, and for access where somebody lacks it.',
      grants: [
        { actions: ['read', 'explain', 'seeAs', 'requestFor'], on: ['remit.Member'] },
        { actions: ['read', 'export'], on: ['remit.Audit'] },
        {
          actions: ['read'],
          on: ['remit.Policy', 'remit.Assignment', 'remit.Folder', 'remit.Session', 'remit.Security'],
        },
      ],
    },
    tenantAdministrator,
  ];
}
