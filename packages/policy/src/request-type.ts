import type { FieldDeclaration, ResourceType } from './document.ts';
import type { ValueType } from './value.ts';

/** The type of requests for payments, which Remit brings along; others are declared. */
export const paymentRequest = 'fin.PaymentRequest';

/** Types that Remit brings tables for: whatever a policy says of them, their records lie there. */
const OWN_TABLES: ReadonlySet<string> = new Set([
  'crm.Account',
  'crm.Contract',
  'hr.Employee',
  'wms.Item',
  'wms.Shipment',
]);

/** What may be done to every request, whatever it asks for. */
const REQUEST_ACTIONS = ['submit', 'approve', 'reject', 'withdraw'] as const;

/**
 * Whether records of a type are requests: somebody submits each, and others approve or reject it. A declared type is one
 * as soon as it names the actions `submit`, `approve`, `reject` and `withdraw`, and as its owner whose request it is.
 */
export function isRequestType(type: ResourceType): boolean {
  if (type.name === paymentRequest) return true;
  if (OWN_TABLES.has(type.name) || type.name.startsWith('remit.')) return false;
  const owner = type.fields.find(({ name }) => name === type.owner);
  return owner?.type === 'member' && REQUEST_ACTIONS.every((action) => type.actions.includes(action));
}

/** A place that requests have for one thing that they say. */
export type RequestPlace =
  | 'purpose'
  | 'amount'
  | 'department'
  | 'submitter'
  | 'number'
  | 'status'
  | 'sent_by'
  | 'submitted_at'
  | 'decided_at'
  | 'payee'
  | 'cost_type'
  | 'project';

interface Placed {
  readonly place: RequestPlace;
  readonly type: FieldDeclaration['type'];
}

interface SaidByRemit extends Placed {
  /** Why nobody fills it in, as half a sentence. */
  readonly because: string;
}

/** What Remit says of every request itself; a type that declares a field of this name and type has it there. */
const SAID_BY_REMIT: ReadonlyMap<string, SaidByRemit> = new Map<string, SaidByRemit>([
  ['number', { place: 'number', type: 'text', because: 'Remit numbers requests itself' }],
  ['status', { place: 'status', type: 'enum', because: 'it follows from what happens to the request' }],
  [
    'sent_by',
    { place: 'sent_by', type: 'member', because: 'it says who sent the request in the place of another' },
  ],
  [
    'submitted_at',
    { place: 'submitted_at', type: 'instant', because: 'Remit says when a request was submitted' },
  ],
  ['decided_at', { place: 'decided_at', type: 'instant', because: 'Remit says when a request was decided' }],
]);

/** The type of what Remit says of every request under a name; null for a name that is free. */
export const typeSaidByRemit = (name: string): FieldDeclaration['type'] | null =>
  SAID_BY_REMIT.get(name)?.type ?? null;

/**
 * Why nobody fills in a field of this name and type, as half a sentence: Remit says it of every request itself.
 * @returns null for a field that is the type's own, also where it only has the name of one that Remit says
 */
export function saidByRemit(name: string, type: ValueType): string | null {
  const said = SAID_BY_REMIT.get(name);
  return said?.type === type ? said.because : null;
}

/** What a payment says besides, in places of its own. */
const OF_PAYMENTS: ReadonlyMap<string, Placed> = new Map<string, Placed>([
  ['payee', { place: 'payee', type: 'text' }],
  ['cost_type', { place: 'cost_type', type: 'text' }],
  ['project', { place: 'project', type: 'text' }],
]);

/**
 * The place that a request has for a field of its type: by what the field means to the type, or as Remit's own.
 * @returns null for a field that is kept with the others, under its name
 */
export function requestPlace(type: ResourceType, field: FieldDeclaration): RequestPlace | null {
  if (field.name === type.owner && field.type === 'member') return 'submitter';
  if (field.name === type.amount && field.type === 'money') return 'amount';
  if (field.name === type.department && field.type === 'department') return 'department';
  if (field.name === type.title && field.type === 'text') return 'purpose';
  const placed =
    SAID_BY_REMIT.get(field.name) ?? (type.name === paymentRequest ? OF_PAYMENTS.get(field.name) : undefined);
  return placed?.type === field.type ? placed.place : null;
}

/** Fields that nobody fills in: Remit writes them. */
export function isSaidByRemit(type: ResourceType, field: FieldDeclaration): boolean {
  const place = requestPlace(type, field);
  return place === 'submitter' || (place !== null && saidByRemit(field.name, field.type) !== null);
}
