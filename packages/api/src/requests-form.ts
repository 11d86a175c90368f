import type { Resource } from '@remit/policy/check';
import { decide } from '@remit/policy/decide';
import type { Subject } from '@remit/policy/subject';
import { costTypesInUse } from '@remit/store/requests';
import { rowsGuard, rowsOf } from './guard.ts';
import { submitFor } from './in-place.ts';
import { paymentRequest } from './payment-request.ts';
import { listable, requestType } from './request-access.ts';
import type { TenantCall } from './tenant-call.ts';
import type { RequestFormView } from './request-views.ts';
import { requireSubmitter } from './submitters.ts';
import type { Guard } from './views.ts';
import { whoAdministers } from './who-administers.ts';

/** What the form for a new request offers: departments and folders in which the asker may submit something. */
export function requestForm(call: TenantCall): Promise<RequestFormView> {
  const create = rowsGuard(call, paymentRequest, 'create', whoAdministers(call));
  return formOf(call, call.subject, create);
}

/**
 * The same, to ask in somebody's place: where they may submit something and the asker may do so for them.
 * @throws RemitError `forbidden` to whoever may ask in nobody's place; `invalid` where there is no such member
 */
export function requestFormFor(call: TenantCall, onBehalfOf: string): Promise<RequestFormView> {
  requireSubmitter(call, onBehalfOf);
  const submitter = call.directory.subject(onBehalfOf);
  if (submitter === null) throw new Error('a member was found and is nobody');
  return formOf(call, submitter, null);
}

/** @param create whether anything can be asked at all; null where the folders tell */
async function formOf(call: TenantCall, submitter: Subject, create: Guard | null): Promise<RequestFormView> {
  const { directory, subject } = call;
  const type = requestType(call);
  const all = directory.directory.folders;
  const may = (folder: string, department: string | null): boolean =>
    maySubmitIn(call, submitter, folder, department);
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
  return {
    create:
      create ??
      (folders.length > 0
        ? { allowed: true, because: 'Your roles allow it.' }
        : { allowed: false, reason, next: null }),
    departments: departments.map((path) => ({ path, name: directory.department(path)?.name ?? path })),
    folders: folders.toSorted(),
    department,
    folder: nearestFolder(folders, department),
    costTypes: type === null ? [] : await costTypesInUse(call.tx, type, listable(call)),
    forOthers: rowsOf(call, paymentRequest, submitFor).kind !== 'none',
  };
}

/** Asked about a request for nothing: an amount can only narrow it. */
function maySubmitIn(
  { policy, subject, environment, standing }: TenantCall,
  submitter: Subject,
  folder: string,
  department: string | null,
): boolean {
  const { id } = submitter.member;
  const inPlace = id !== subject.member.id;
  const resource: Resource = {
    type: paymentRequest,
    id: null,
    folder,
    attributes: {
      submitter: { type: 'member', value: id },
      sent_by: inPlace ? { type: 'member', value: subject.member.id } : null,
      department: department === null ? null : { type: 'department', value: department },
      amount: { type: 'money', minor: 0, currency: standing.tenant.baseCurrency },
      status: { type: 'enum', value: 'waiting' },
    },
    history: [],
  };
  const may = (who: Subject, action: string): boolean =>
    decide(policy.compiled, { subject: who, action, resource, environment }).outcome === 'allow';
  return may(submitter, 'create') && (!inPlace || may(subject, submitFor));
}

/** The folder that is called like the department, or like the nearest one above it; else the first. */
function nearestFolder(folders: readonly string[], department: string | null): string | null {
  for (let path = department ?? ''; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    if (folders.includes(path)) return path;
  }
  return folders[0] ?? null;
}
