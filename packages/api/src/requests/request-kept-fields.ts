import type { Resource } from '@remit/policy/check';
import { requestPlace } from '@remit/policy/request-type';
import { requireRequestType } from './request-types.ts';
import type { SeenFields } from './request-view.ts';
import type { RequestFieldView } from './request-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What a request says in fields that have no place of their own, as far as the asker sees it. */
export function keptFields(
  call: TenantCall,
  resource: Resource,
  seen: SeenFields,
): readonly RequestFieldView[] {
  const type = requireRequestType(call, resource.type);
  return type.fields.flatMap((field): readonly RequestFieldView[] => {
    if (requestPlace(type, field) !== null) return [];
    const value = seen.value(field.name);
    const masked = value === null ? seen.text(field.name) : null;
    if (value === null && masked === null) return [];
    const person = value?.type === 'member' ? call.directory.chip(value.value) : null;
    return [{ field: field.name, label: field.label, value, masked, person }];
  });
}
