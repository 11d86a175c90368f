import { type Asked, askedOf } from '@remit/approvals/asked-of';
import { type MissingPart, missingFrom } from '@remit/approvals/missing-from';
import type { Resource } from '@remit/policy/check';
import { listAttachments } from '@remit/store/files/attachments';
import type { TenantCall } from './tenant-call.ts';

/** What the form of a request asks for as the request stands, and what of it is missing. */
export interface AskedHere extends Asked {
  readonly missing: readonly MissingPart[];
}

/**
 * @param resource as it was filled in so far
 * @param filesOf id of the request, or of its draft, whose files count; null for one that has none yet
 * @param without id of a file that is about to go
 */
export async function askedHere(
  call: TenantCall,
  resource: Resource,
  filesOf: string | null,
  without: string | null = null,
): Promise<AskedHere> {
  const asked = askedOf(call.policy.compiled, resource, call.environment);
  const there = filesOf === null || asked.files.length === 0 ? [] : await listAttachments(call.tx, filesOf);
  const names = there.flatMap((file) => (file.asked === null || file.id === without ? [] : [file.asked]));
  return { ...asked, missing: missingFrom(asked, resource, new Set(names)) };
}
