import type { Resource } from '@remit/policy/check';
import type { FieldVisibility } from '@remit/policy/field-mask';
import { type FieldView, fieldViews } from '@remit/policy/fields';
import type { Subject } from '@remit/policy/subject';
import type { Value } from '@remit/policy/values/value';
import type { StoredRequest } from '@remit/store/requests/requests';
import { requireRequestType } from './request-types.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { RequestSummary } from './request-views.ts';

/** What the asker gets of a request's fields. */
export interface SeenFields {
  text(field: string): string | null;
  value(field: string): Value | null;
  readonly hidden: readonly string[];
}

/**
 * A request as a list shows it: fields that a rule hides from the asker are null and named in `hidden`.
 * @param others in whose place the asker decides it
 */
export function requestSummary(
  call: TenantCall,
  stored: StoredRequest,
  resource: Resource,
  others: readonly Subject[] = [],
): RequestSummary {
  const seen = seenFields(call, resource, others);
  const type = requireRequestType(call, resource.type);
  const amount = seenMeaning(seen, type.amount);
  const department = seenMeaning(seen, type.department);
  const submitter = seenMeaning(seen, type.owner);
  const numbered = type.fields.some(({ name }) => name === 'number');
  const path = department?.type === 'department' ? department.value : null;
  return {
    id: stored.id,
    type: type.name,
    typeLabel: type.label,
    number: numbered ? (seen.text('number') ?? stored.id) : stored.number,
    purpose: type.title === undefined ? null : seen.text(type.title),
    payee: seen.text('payee'),
    amount: amount?.type === 'money' ? { minor: amount.minor, currency: amount.currency } : null,
    department: path,
    departmentName: path === null ? null : (call.directory.department(path)?.name ?? path),
    hidden: seen.hidden,
    folder: resource.folder ?? '/',
    submitter: submitter?.type === 'member' ? call.directory.chip(submitter.value) : null,
    // Who asked in their place is as much of a name as theirs.
    sentBy: submitter === null || seen.hidden.includes('sent_by') ? null : call.directory.chip(stored.sentBy),
    status: stored.status,
    submittedAt: stored.submittedAt,
    decidedAt: stored.decidedAt,
    revision: stored.revision,
  };
}

/** The value of a field that means something to a type; null where it has none such, or the asker does not see it. */
export const seenMeaning = (seen: Pick<SeenFields, 'value'>, field: string | undefined): Value | null =>
  field === undefined ? null : seen.value(field);

const clearness = { hidden: 0, masked: 1, readable: 2, writable: 3 } as const satisfies Record<
  FieldVisibility,
  number
>;

/**
 * The fields of a record that the asker sees: in full, through a pattern, or not at all.
 * @param others in whose place the asker decides it: what they see of it is seen too, since nobody decides blindly
 */
export function seenFields(
  { onlooker, policy, subject, environment }: TenantCall,
  resource: Resource,
  others: readonly Subject[] = [],
): SeenFields {
  const views = new Map<string, FieldView>();
  for (const each of [subject, ...others]) {
    for (const view of fieldViews(policy.compiled, each, resource, environment)) {
      const known = views.get(view.field);
      if (known === undefined || clearness[known.visibility] < clearness[view.visibility]) {
        views.set(view.field, view);
      }
    }
  }
  // Whoever looks on sees no more of it than they would by themselves.
  for (const view of onlooker === null
    ? []
    : fieldViews(policy.compiled, onlooker.subject, resource, environment)) {
    const known = views.get(view.field);
    if (known !== undefined) views.set(view.field, lessOf(known, view));
  }
  const value = (field: string): Value | null => {
    const view = views.get(field);
    if (view === undefined || view.visibility === 'hidden' || view.visibility === 'masked') return null;
    return Object.hasOwn(resource.attributes, field) ? (resource.attributes[field] ?? null) : null;
  };
  return {
    value,
    text: (field) => {
      const view = views.get(field);
      if (view?.visibility === 'masked') return maskedText(resource, view);
      const found = value(field);
      return found?.type === 'text' || found?.type === 'enum' ? found.value : null;
    },
    hidden: [...views.values()].flatMap(({ field, visibility }) =>
      visibility === 'hidden' || visibility === 'masked' ? [field] : [],
    ),
  };
}

/** What two views of a field have in common: of two patterns that differ, nothing. */
function lessOf(one: FieldView, other: FieldView): FieldView {
  if (one.as !== null && other.as !== null && one.as.characters !== other.as.characters)
    return { ...one, visibility: 'hidden', as: null };
  return clearness[one.visibility] <= clearness[other.visibility] ? one : other;
}

/** A text through its pattern: its last characters behind as many dots as hide how long it is. */
function maskedText(resource: Resource, { field, as }: FieldView): string | null {
  const value = Object.hasOwn(resource.attributes, field) ? resource.attributes[field] : null;
  if (value?.type !== 'text' || as === null) return null;
  const characters = Array.from(value.value);
  // A text that is no longer than the pattern would be shown whole.
  return characters.length <= as.characters ? '••••' : `••••${characters.slice(-as.characters).join('')}`;
}
