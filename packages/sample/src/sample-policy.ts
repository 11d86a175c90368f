import type { Condition } from '@remit/policy/condition';
import type {
  Approval,
  Exclusion,
  FieldRule,
  FolderScope,
  Grant,
  Limit,
  PolicyDocument,
  Role,
  RowPolicy,
  Rule,
} from '@remit/policy/document';
import { modules, resources } from './catalog.ts';

const DAY = 86_400_000;

/** What differs between the policies of two sample tenants. */
export interface SamplePolicyPlan {
  readonly currency: string;
  /** Minor units up to which heads of departments, executives and the chief financial officer decide. */
  readonly approverLimit: number;
  readonly executiveLimit: number;
  readonly chiefLimit: number;
  readonly financeDepartment: string;
  /** Folder of customers whom sales managers read and do not change. */
  readonly keyAccountsFolder: string;
  /** What is above so many minor units the chief financial officer approves too. */
  readonly secondApproval: {
    readonly above: number;
    /** Of a request alone, or, so that it is not passed in slices, of what one person asks for one payee in 30 days. */
    readonly of: 'each' | 'slices';
    /** Milliseconds in which the first approval should be given: after that it is taken one level up. */
    readonly firstWithin?: number;
  };
}

const business = resources.map(({ name }) => name);

/** The policy that a sample tenant starts with: what its roles may do, see and never do. */
export function samplePolicy(plan: SamplePolicyPlan): PolicyDocument {
  return {
    modules,
    resources,
    sets: [],
    roles: [...everybody(), ...sales(), ...finance(plan), ...others(), ...administration()],
    folderScopes: folderScopes(plan),
    rowPolicies,
    fieldRules,
    rules: rules(plan),
    exclusions,
    approvals: approvals(plan),
    guards: [],
    tests: [],
    comments: [],
  };
}

function everybody(): readonly Role[] {
  return [
    {
      name: 'Employee',
      label: 'Employee',
      description: 'What everyone who works here may do: ask for payments and follow their own.',
      includes: ['SelfService'],
      grants: [
        {
          actions: ['create', 'submit'],
          on: ['fin.PaymentRequest'],
          qualifiers: [{ kind: 'own' }, { kind: 'department' }],
        },
        { actions: ['read', 'withdraw'], on: ['fin.PaymentRequest'], qualifiers: [{ kind: 'own' }] },
      ],
    },
    {
      name: 'Assistant',
      label: 'Assistant',
      description: 'Asks for payments in the place of people of the department, and follows what came of it.',
      grants: [
        { actions: ['submitFor'], on: ['fin.PaymentRequest'], qualifiers: [{ kind: 'department' }] },
        { actions: ['read'], on: ['fin.PaymentRequest'], where: isSentBySubject },
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
  const decide = (minor: number): Grant => ({
    actions: ['approve', 'reject'],
    on: ['fin.PaymentRequest'],
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
        { actions: ['read'], on: ['fin.PaymentRequest'], qualifiers: [{ kind: 'department' }] },
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
      description: 'Asks what anyone can see, and why.',
      grants: [
        { actions: ['read', 'explain', 'seeAs'], on: ['remit.Member'] },
        { actions: ['read', 'export'], on: ['remit.Audit'] },
        {
          actions: ['read'],
          on: ['remit.Policy', 'remit.Assignment', 'remit.Folder', 'remit.Session', 'remit.Security'],
        },
      ],
    },
    {
      name: 'TenantAdmin',
      label: 'Tenant administrator',
      description: 'Composes roles and publishes what they mean.',
      grants: [
        {
          actions: ['manage'],
          on: [
            'remit.Policy',
            'remit.Member',
            'remit.Assignment',
            'remit.Folder',
            'remit.Session',
            'remit.Security',
            'remit.Audit',
            'remit.Tenant',
          ],
        },
      ],
    },
  ];
}

function folderScopes(plan: SamplePolicyPlan): readonly FolderScope[] {
  return [
    {
      folder: plan.keyAccountsFolder,
      role: 'SalesManager',
      grants: [{ actions: ['read'], on: ['crm.Account', 'crm.Contract'] }],
    },
  ];
}

const isSentBySubject: Condition = {
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'resource', name: 'sent_by' },
  right: { kind: 'attribute', of: 'subject', name: 'id' },
};

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

const rowPolicies: readonly RowPolicy[] = [
  { name: 'WestRegionAccounts', type: 'crm.Account', roles: ['InsideSales'], where: inTheWest },
  { name: 'WestRegionContracts', type: 'crm.Contract', roles: ['InsideSales'], where: inTheWest },
  // Also what keeps `SelfService` from showing salary and bank account of anyone else to somebody who reads the file.
  { name: 'OwnFileOnly', type: 'hr.Employee', roles: ['SelfService'], where: isOwnFile },
];

const fieldRules: readonly FieldRule[] = [
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

function rules(plan: SamplePolicyPlan): readonly Rule[] {
  return [
    {
      kind: 'forbid',
      name: 'OwnRequest',
      actions: ['approve', 'reject'],
      on: ['fin.PaymentRequest'],
      when: {
        kind: 'compare',
        operator: '=',
        left: { kind: 'attribute', of: 'resource', name: 'submitter' },
        right: { kind: 'attribute', of: 'subject', name: 'id' },
      },
      because: 'nobody decides their own request',
    },
    {
      kind: 'forbid',
      name: 'EndedContract',
      actions: ['update', 'delete'],
      on: ['crm.Contract'],
      when: {
        kind: 'compare',
        operator: '=',
        left: { kind: 'attribute', of: 'resource', name: 'status' },
        right: { kind: 'literal', value: { type: 'enum', value: 'ended' } },
      },
      unless: {
        kind: 'within',
        operand: { kind: 'attribute', of: 'subject', name: 'department' },
        tree: { kind: 'literal', value: { type: 'department', value: plan.financeDepartment } },
      },
      because: 'contracts that ended are changed by finance only',
    },
    {
      kind: 'require',
      name: 'RejectionComment',
      actions: ['reject'],
      on: ['fin.PaymentRequest'],
      obligation: 'comment',
      because: 'a rejection says why',
    },
  ];
}

function approvals({ currency, secondApproval }: SamplePolicyPlan): readonly Approval[] {
  const { above, of, firstWithin } = secondApproval;
  const aboveIt: Condition = {
    kind: 'compare',
    operator: '>',
    left:
      of === 'slices'
        ? { kind: 'attribute', of: 'environment', name: 'recent' }
        : { kind: 'attribute', of: 'resource', name: 'amount' },
    right: { kind: 'literal', value: { type: 'money', minor: above, currency } },
  };
  const recent = { name: 'recent', of: 'amount', by: ['submitter', 'payee'], over: 30 * DAY };
  return [
    {
      name: 'Payments',
      on: 'fin.PaymentRequest',
      ...(of === 'slices' ? { aggregations: [recent] } : {}),
      steps: [
        {
          name: 'Approval',
          by: { kind: 'roles', roles: ['Approver', 'Exec', 'ChiefFinancialOfficer'] },
          need: 'any',
          ...(firstWithin === undefined ? {} : { within: firstWithin }),
        },
        {
          name: 'Finance',
          by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] },
          need: 'any',
          within: 3 * DAY,
          when: aboveIt,
        },
      ],
    },
  ];
}

const exclusions: readonly Exclusion[] = [
  { kind: 'actions', name: 'SubmitOrApprove', actions: ['submit', 'approve'], on: 'fin.PaymentRequest' },
  { kind: 'actions', name: 'SubmitOrPay', actions: ['submit', 'pay'], on: 'fin.PaymentRequest' },
  { kind: 'actions', name: 'ApproveOrPay', actions: ['approve', 'pay'], on: 'fin.PaymentRequest' },
  { kind: 'roles', name: 'PayrollOrWarehouse', roles: ['Payroll', 'WarehouseClerk'] },
];
