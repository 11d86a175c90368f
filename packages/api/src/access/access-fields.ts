import type { ResourceType } from '@remit/policy/document';
import type { FieldMask, FieldVisibility } from '@remit/policy/field-mask';
import { compareFilters } from '@remit/policy/compare/compare-filters';
import { mostVisible } from '@remit/policy/most-visible';
import { fieldMasks } from '@remit/policy/fields';
import { planWithSources } from '@remit/policy/plan-rows';
import { rolesHere } from '@remit/policy/roles-here';
import type { RowFilter } from '@remit/policy/row-filter';
import type { Subject } from '@remit/policy/subject';
import { roleLabel } from '../grant-words.ts';
import { distinctSources, sourceView } from '../source-view.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { AccessField } from '../people/people-access-views.ts';

/** What someone gets of each field of a type, the most on any row, and which roles give it. */
export function accessFields(call: TenantCall, subject: Subject, type: ResourceType): readonly AccessField[] {
  const { policy, environment } = call;
  const read = planWithSources(policy.compiled, subject, 'read', type, environment);
  const roles = rolesHere(policy.compiled, subject, null, environment.now).filter(
    ({ standing }) => standing === 'active',
  );
  return fieldMasks(policy.compiled, subject, type.name, environment).map((mask) => {
    const visibility = mostVisible(mask);
    const rule = policy.compiled.fieldRules.get(type.name)?.get(mask.field);
    const showing = new Set([...(rule?.visible ?? []), ...(rule?.masked ?? []).map(({ role }) => role)]);
    const sources =
      rule === undefined
        ? read.sources.map(({ source }) => source)
        : roles.filter(({ role }) => showing.has(role));
    const hides = visibility === 'hidden' || visibility === 'masked';
    return {
      field: mask.field,
      label: type.fields.find(({ name }) => name === mask.field)?.label ?? mask.field,
      visibility,
      varies: visibility !== 'hidden' && compareFilters(rowsAt(mask, visibility), read.filter) !== 'same',
      sources:
        visibility === 'hidden'
          ? []
          : distinctSources(sources.map((source) => sourceView(call, source, subject.member))),
      shownTo: hides ? (rule?.visible ?? []).map((role) => roleLabel(policy.compiled, role)) : [],
    };
  });
}

/** Whether the field is seen on other rows than those that are read: written or not makes it no less seen. */
function rowsAt({ readable, masked }: FieldMask, visibility: FieldVisibility): RowFilter {
  return visibility === 'masked' ? (masked[0]?.rows ?? { kind: 'none' }) : readable;
}
