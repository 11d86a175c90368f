import type { FieldDeclaration, ResourceType } from './document.ts';
import { placeSaidByRemit, type SaidPlace } from './words/said-by-remit.ts';

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
  | SaidPlace
  | 'payee'
  | 'cost_type'
  | 'project';

interface Placed {
  readonly place: RequestPlace;
  readonly type: FieldDeclaration['type'];
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
  const said = placeSaidByRemit(field.name, field.type);
  if (said !== null) return said;
  const placed = type.name === paymentRequest ? OF_PAYMENTS.get(field.name) : undefined;
  return placed?.type === field.type ? placed.place : null;
}

/** Fields that nobody fills in: Remit writes them. */
export function isSaidByRemit(type: ResourceType, field: FieldDeclaration): boolean {
  const place = requestPlace(type, field);
  return place === 'submitter' || (place !== null && place === placeSaidByRemit(field.name, field.type));
}
