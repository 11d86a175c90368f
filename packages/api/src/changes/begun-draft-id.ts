import { createHash } from 'node:crypto';
import type { TenantCall } from '../tenant-call.ts';

/**
 * The id of the draft that a form of the asker's begins: the same for one key, so that what is sent twice begins one draft,
 * and nobody can have it be that of anything else.
 * @param key made by the form
 */
export function begunDraftId({ tenantId, subject }: TenantCall, key: string): string {
  const hash = createHash('sha256').update(`request draft ${tenantId} ${subject.member.id} ${key}`).digest();
  // Version 8 of RFC 9562: a UUID of its maker's own making.
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
