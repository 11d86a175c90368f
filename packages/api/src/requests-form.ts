import type { Resource } from '@remit/policy/check';
import { decide } from '@remit/policy/decide';
import { costTypesInUse } from '@remit/store/requests';
import { rowsGuard } from './guard.ts';
import { paymentRequest } from './payment-request.ts';
import { listable, requestType } from './request-access.ts';
import type { TenantCall } from './tenant-call.ts';
import type { RequestFormView } from './request-views.ts';
import { whoAdministers } from './who-administers.ts';

/** What the form for a new request offers: departments and folders in which the asker may submit something. */
export async function requestForm(call: TenantCall): Promise<RequestFormView> {
  const { subject, directory } = call;
  const create = rowsGuard(call, paymentRequest, 'create', whoAdministers(call));
  const type = requestType(call);
  const own = [...new Set([...subject.departments, ...subject.heads])].toSorted();
  const folders = create.allowed
    ? directory.directory.folders.filter((folder) => maySubmitIn(call, folder))
    : [];
  const department = subject.member.department;
  return {
    create,
    departments: own.map((path) => ({ path, name: directory.department(path)?.name ?? path })),
    folders: folders.toSorted(),
    department,
    folder: nearestFolder(folders, department),
    costTypes: type === null ? [] : await costTypesInUse(call.tx, type, listable(call)),
  };
}

/** Asked about a request for nothing of the asker's own department: an amount can only narrow it. */
function maySubmitIn({ policy, subject, environment, standing }: TenantCall, folder: string): boolean {
  const { department } = subject.member;
  const resource: Resource = {
    type: paymentRequest,
    id: null,
    folder,
    attributes: {
      submitter: { type: 'member', value: subject.member.id },
      department: department === null ? null : { type: 'department', value: department },
      amount: { type: 'money', minor: 0, currency: standing.tenant.baseCurrency },
      status: { type: 'enum', value: 'waiting' },
    },
    history: [],
  };
  return decide(policy.compiled, { subject, action: 'create', resource, environment }).outcome === 'allow';
}

/** The folder that is called like the department, or like the nearest one above it; else the first. */
function nearestFolder(folders: readonly string[], department: string | null): string | null {
  for (let path = department ?? ''; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    if (folders.includes(path)) return path;
  }
  return folders[0] ?? null;
}
