import type { Module, ResourceType } from '@remit/policy/document';

/** The business modules that Remit brings tables for, in the order that screens list them. */
export const modules: readonly Module[] = [
  { name: 'crm', label: 'Customers' },
  { name: 'hr', label: 'People' },
  { name: 'fin', label: 'Finance' },
  { name: 'wms', label: 'Warehouse' },
];

/** Where accounts and contracts lie, in the order that forms offer them. */
export const regions: readonly string[] = ['north', 'south', 'east', 'west'];

const account: ResourceType = {
  name: 'crm.Account',
  label: 'Account',
  fields: [
    { name: 'number', type: 'text', label: 'Number' },
    { name: 'name', type: 'text', label: 'Name' },
    { name: 'region', type: 'enum', label: 'Region', values: regions },
    { name: 'segment', type: 'enum', label: 'Segment', values: ['key', 'mid-market', 'small', 'public'] },
    { name: 'owner', type: 'member', label: 'Owner' },
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'revenue', type: 'money', label: 'Annual revenue' },
    { name: 'since', type: 'date', label: 'Customer since' },
  ],
  owner: 'owner',
  amount: 'revenue',
  department: 'department',
  title: 'name',
  actions: [],
  history: false,
};

const contract: ResourceType = {
  name: 'crm.Contract',
  label: 'Contract',
  fields: [
    { name: 'number', type: 'text', label: 'Number' },
    { name: 'name', type: 'text', label: 'Name' },
    { name: 'region', type: 'enum', label: 'Region', values: regions },
    { name: 'tier', type: 'enum', label: 'Tier', values: ['standard', 'plus', 'premium'] },
    { name: 'status', type: 'enum', label: 'Status', values: ['draft', 'active', 'ended'] },
    { name: 'owner', type: 'member', label: 'Owner' },
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'value', type: 'money', label: 'Value' },
    { name: 'margin', type: 'money', label: 'Margin' },
    { name: 'starts_on', type: 'date', label: 'Starts on' },
    { name: 'ends_on', type: 'date', label: 'Ends on' },
    { name: 'internal_notes', type: 'text', label: 'Internal notes' },
  ],
  owner: 'owner',
  amount: 'value',
  department: 'department',
  title: 'name',
  actions: [],
  history: false,
};

const employee: ResourceType = {
  name: 'hr.Employee',
  label: 'Employee',
  fields: [
    { name: 'number', type: 'text', label: 'Number' },
    { name: 'name', type: 'text', label: 'Name' },
    { name: 'member', type: 'member', label: 'Member' },
    { name: 'manager', type: 'member', label: 'Manager' },
    { name: 'title', type: 'text', label: 'Title' },
    { name: 'department', type: 'department', label: 'Department' },
    {
      name: 'employment',
      type: 'enum',
      label: 'Employment',
      values: ['permanent', 'fixed-term', 'contractor'],
    },
    { name: 'salary', type: 'money', label: 'Salary' },
    { name: 'iban', type: 'text', label: 'IBAN' },
    { name: 'born_on', type: 'date', label: 'Born on' },
    { name: 'hired_on', type: 'date', label: 'Hired on' },
  ],
  owner: 'member',
  amount: 'salary',
  department: 'department',
  title: 'name',
  actions: [],
  history: false,
};

const paymentRequest: ResourceType = {
  name: 'fin.PaymentRequest',
  label: 'Payment request',
  fields: [
    { name: 'number', type: 'text', label: 'Number' },
    { name: 'purpose', type: 'text', label: 'Purpose' },
    { name: 'payee', type: 'text', label: 'Payee' },
    { name: 'amount', type: 'money', label: 'Amount' },
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'submitter', type: 'member', label: 'Submitter' },
    { name: 'sent_by', type: 'member', label: 'Sent by' },
    {
      name: 'status',
      type: 'enum',
      label: 'Status',
      values: ['waiting', 'information', 'approved', 'rejected', 'paid', 'withdrawn', 'expired'],
    },
    // Text and not an enum: an imported log brings cost types of its own.
    { name: 'cost_type', type: 'text', label: 'Cost type' },
    { name: 'project', type: 'text', label: 'Project' },
    { name: 'submitted_at', type: 'instant', label: 'Submitted' },
    { name: 'decided_at', type: 'instant', label: 'Decided' },
  ],
  owner: 'submitter',
  amount: 'amount',
  department: 'department',
  title: 'purpose',
  actions: ['submit', 'submitFor', 'approve', 'reject', 'withdraw', 'pay'],
  history: true,
};

const item: ResourceType = {
  name: 'wms.Item',
  label: 'Item',
  fields: [
    { name: 'sku', type: 'text', label: 'SKU' },
    { name: 'name', type: 'text', label: 'Name' },
    { name: 'quantity', type: 'number', label: 'Quantity' },
    { name: 'unit_cost', type: 'money', label: 'Unit cost' },
    { name: 'location', type: 'text', label: 'Location' },
    { name: 'hazardous', type: 'boolean', label: 'Hazardous' },
    { name: 'tags', type: 'text[]', label: 'Tags' },
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'counted_at', type: 'instant', label: 'Last counted' },
  ],
  amount: 'unit_cost',
  department: 'department',
  title: 'name',
  actions: [],
  history: false,
};

const shipment: ResourceType = {
  name: 'wms.Shipment',
  label: 'Shipment',
  fields: [
    { name: 'number', type: 'text', label: 'Number' },
    { name: 'quantity', type: 'number', label: 'Quantity' },
    { name: 'destination', type: 'text', label: 'Destination' },
    { name: 'carrier', type: 'text', label: 'Carrier' },
    { name: 'status', type: 'enum', label: 'Status', values: ['planned', 'packed', 'shipped', 'delivered'] },
    { name: 'owner', type: 'member', label: 'Owner' },
    { name: 'department', type: 'department', label: 'Department' },
    { name: 'ships_on', type: 'date', label: 'Ships on' },
  ],
  owner: 'owner',
  department: 'department',
  title: 'number',
  actions: [],
  history: false,
};

/** The resource types of the business modules. Each field is the column of its name (drizzle/tenant/0002_modules.sql). */
export const resources: readonly ResourceType[] = [
  account,
  contract,
  employee,
  paymentRequest,
  item,
  shipment,
];
