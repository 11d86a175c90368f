import type { Resource } from '@remit/policy/check';
import type { FieldDeclaration, ResourceType } from '@remit/policy/document';
import { isSaidByRemit, requestPlace } from '@remit/policy/request-type';
import type { Value } from '@remit/policy/values/value';
import type { ChangedFields, StoredAmount } from '@remit/store/requests/requests';
import { RemitError } from '../errors.ts';
import { type FieldInput, fieldValue, storedField } from './request-field-input.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { Amount } from '../views.ts';

/** What the form of a request says. What its type has no field for is null. */
export interface RequestContent {
  /** The title of the request. */
  readonly purpose: string | null;
  readonly payee: string | null;
  readonly amount: Amount | null;
  readonly department: string | null;
  readonly folder: string;
  readonly costType: string | null;
  /** What has no place among these, by field; one that is left out stays what it was. */
  readonly fields: Readonly<Record<string, FieldInput>>;
}

/** Beside what a form says of a request. */
interface Beside {
  /** What it says already; of a new request nothing. */
  readonly before: Resource['attributes'];
  /** The rate into the base that is to stay with the money in a field; null where there is none. */
  readonly rateOf: (field: string, amount: Amount) => string | null;
}

/**
 * The fields that somebody fills in, as the record has them.
 * @throws RemitError `invalid` for a field that the type has not, and for a value that is none of its type
 */
export function contentAttributes(
  call: TenantCall,
  type: ResourceType,
  content: RequestContent,
  beside: Beside,
): Resource['attributes'] {
  requireKnown(type, content);
  return Object.fromEntries(
    type.fields
      .filter((field) => !isSaidByRemit(type, field))
      .map((field) => [field.name, said(call, type, field, content, beside)]),
  );
}

function said(
  call: TenantCall,
  type: ResourceType,
  field: FieldDeclaration,
  content: RequestContent,
  { before, rateOf }: Beside,
): Value | null {
  const text = (value: string | null): Value | null => (value === null ? null : { type: 'text', value });
  const money = ({ minor, currency }: Amount): Value => {
    const rate = rateOf(field.name, { minor, currency });
    return { type: 'money', minor, currency, ...(rate === null ? {} : { rate }) };
  };
  const { purpose, payee, amount, department, costType, fields } = content;
  const place = requestPlace(type, field);
  switch (place) {
    case 'purpose':
      return text(purpose);
    case 'payee':
      return text(payee);
    case 'cost_type':
      return text(costType);
    case 'amount':
      return amount === null ? null : money(amount);
    case 'department':
      return department === null ? null : { type: 'department', value: department };
    case 'submitter':
    case 'number':
    case 'status':
    case 'sent_by':
    case 'submitted_at':
    case 'decided_at':
    case 'project':
    case null: {
      const input = fields[field.name];
      const value = input === undefined ? (before[field.name] ?? null) : fieldValue(call, field, input);
      return value?.type === 'money' ? money(value) : value;
    }
    default:
      return place satisfies never;
  }
}

/** What is said of a field that the type has not would be lost, and nobody told. */
function requireKnown(type: ResourceType, content: RequestContent): void {
  const places = new Map(type.fields.map((field) => [field.name, requestPlace(type, field)]));
  const has = new Set(places.values());
  const named = {
    purpose: content.purpose,
    payee: content.payee,
    amount: content.amount,
    department: content.department,
    cost_type: content.costType,
  } as const;
  for (const [place, value] of Object.entries(named)) {
    if (value !== null && ![...has].some((each) => each === place))
      throw new RemitError('invalid', `\`${place}\`: a ${type.label.toLowerCase()} says nothing of it`);
  }
  for (const name of Object.keys(content.fields)) {
    const place = places.get(name);
    if (place !== null && place !== 'project')
      throw new RemitError('invalid', `\`fields.${name}\`: \`${type.name}\` has no such field to fill in`);
  }
}

/** The same, as it is stored. @param attributes of the whole record */
export function storedContent(type: ResourceType, { folder, attributes }: Resource): ChangedFields {
  const at = (place: ReturnType<typeof requestPlace>): Value | null => {
    const field = type.fields.find((each) => requestPlace(type, each) === place);
    return field === undefined ? null : (attributes[field.name] ?? null);
  };
  const text = (value: Value | null): string | null =>
    value?.type === 'text' || value?.type === 'department' ? value.value : null;
  return {
    folder: folder ?? '/',
    purpose: text(at('purpose')),
    payee: text(at('payee')),
    amount: storedAmount(at('amount')),
    department: text(at('department')),
    costType: text(at('cost_type')),
    project: text(at('project')),
    fields: Object.fromEntries(
      type.fields.flatMap((field) => {
        const value = requestPlace(type, field) === null ? (attributes[field.name] ?? null) : null;
        return value === null ? [] : [[field.name, storedField(value)]];
      }),
    ),
  };
}

const storedAmount = (value: Value | null): StoredAmount | null =>
  value?.type === 'money' ? { minor: value.minor, currency: value.currency, rate: value.rate ?? null } : null;
