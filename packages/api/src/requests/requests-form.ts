import { askedOf } from '@remit/approvals/asked-of';
import type { ResourceType } from '@remit/policy/document';
import { isSaidByRemit, paymentRequest, requestPlace } from '@remit/policy/request-type';
import type { Subject } from '@remit/policy/subject';
import { costTypesInUse } from '@remit/store/requests/requests';
import { rowsGuard, rowsOf } from '../guard.ts';
import { submitFor } from '../in-place.ts';
import { maySubmitIn } from '../approvals/may-submit-in.ts';
import { listable } from './request-access.ts';
import { requestTypes, requireRequestType } from './request-types.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { RequestFormField, RequestFormView } from './request-views.ts';
import { requireSubmitter } from '../approvals/submitters.ts';
import type { Guard } from '../views.ts';
import { whoAdministers } from '../who-administers.ts';

/**
 * What the form for a new request offers: departments and folders in which the asker may submit something, and what it asks.
 * @param named full name of the type; null for the first that the asker may submit
 * @throws RemitError `invalid` for what is no type of requests
 */
export function requestForm(call: TenantCall, named: string | null): Promise<RequestFormView> {
  const type = typeFor(call, named, (each) => rowsGuard(call, each.name, 'create', null).allowed);
  const create = rowsGuard(call, type.name, 'create', whoAdministers(call));
  return formOf(call, type, call.subject, create);
}

/**
 * The same, to ask in somebody's place: where they may submit something and the asker may do so for them.
 * @throws RemitError `forbidden` to whoever may ask in nobody's place; `invalid` where there is no such member or type
 */
export function requestFormFor(
  call: TenantCall,
  onBehalfOf: string,
  named: string | null,
): Promise<RequestFormView> {
  const type = typeFor(call, named, (each) => rowsOf(call, each.name, submitFor).kind !== 'none');
  requireSubmitter(call, type, onBehalfOf);
  const submitter = call.directory.subject(onBehalfOf);
  if (submitter === null) throw new Error('a member was found and is nobody');
  return formOf(call, type, submitter, null);
}

function typeFor(
  call: TenantCall,
  named: string | null,
  offered: (type: ResourceType) => boolean,
): ResourceType {
  if (named !== null) return requireRequestType(call, named);
  return requestTypes(call).find(offered) ?? requireRequestType(call, paymentRequest);
}

/** @param create whether anything can be asked at all; null where the folders tell */
async function formOf(
  call: TenantCall,
  type: ResourceType,
  submitter: Subject,
  create: Guard | null,
): Promise<RequestFormView> {
  const { directory, subject } = call;
  const all = directory.directory.folders;
  const may = (folder: string, department: string | null): boolean =>
    maySubmitIn(call, type, submitter, folder, department);
  const inPlace = submitter.member.id !== subject.member.id;
  // What is asked in somebody's place may be of a department of either: where both may is for the engine to say.
  const known = [submitter, ...(inPlace ? [subject] : [])].flatMap((each) => [
    ...each.departments,
    ...each.heads,
  ]);
  const departments = [...new Set(known)]
    .filter((path) => !inPlace || all.some((folder) => may(folder, path)))
    .toSorted();
  const usual = submitter.member.department;
  const department =
    inPlace && !departments.some((path) => path === usual) ? (departments[0] ?? null) : usual;
  const folders =
    create?.allowed === false || (inPlace && department === null)
      ? []
      : all.filter((folder) => may(folder, department));
  const reason = `You may not ask in the place of ${submitter.member.name}.`;
  const empty = { type: type.name, id: null, folder: null, attributes: {}, history: [] };
  const creates = ({ name }: ResourceType): boolean => rowsGuard(call, name, 'create', null).allowed;
  return {
    types: requestTypes(call)
      .filter((each) => each === type || creates(each))
      .map(({ name, label }) => ({ type: name, label })),
    type: type.name,
    typeLabel: type.label,
    fields: fieldsOf(type),
    asks: askedOf(call.policy.compiled, empty, call.environment),
    create:
      create ??
      (folders.length > 0
        ? { allowed: true, because: 'Your roles allow it.' }
        : { allowed: false, reason, next: null }),
    departments: departments.map((path) => ({ path, name: directory.department(path)?.name ?? path })),
    folders: folders.toSorted(),
    department,
    folder: nearestFolder(folders, department),
    costTypes: type.name === paymentRequest ? await costTypesInUse(call.tx, type, listable(call, type)) : [],
    forOthers: rowsOf(call, type.name, submitFor).kind !== 'none',
  };
}

/** The fields that somebody fills in, in the order of their type. */
function fieldsOf(type: ResourceType): readonly RequestFormField[] {
  return type.fields
    .filter((field) => !isSaidByRemit(type, field))
    .map((field) => ({
      name: field.name,
      label: field.label,
      fieldType: field.type,
      values: field.values ?? null,
      place: requestPlace(type, field),
    }));
}

/** The folder that is called like the department, or like the nearest one above it; else the first. */
function nearestFolder(folders: readonly string[], department: string | null): string | null {
  for (let path = department ?? ''; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    if (folders.includes(path)) return path;
  }
  return folders[0] ?? null;
}
