import { createHash } from 'node:crypto';
import { signLine } from '@remit/audit/signer';
import { reviewCsv } from './reviews-csv.ts';
import { getReview } from './reviews-read.ts';
import type { ReviewEvidenceView } from './reviews-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * A review to take along: its lines as CSV, and a manifest that says what the file has and is signed with the key of the
 * audit, so that whoever gets both can tell whether a byte of it was changed.
 * @throws RemitError `not-found` as `getReview` does
 */
export async function reviewEvidence(call: TenantCall, id: string): Promise<ReviewEvidenceView> {
  const view = await getReview(call, id);
  const { tenant, now } = call.standing;
  const exportedAt = new Date(now).toISOString();
  // Spreadsheets take a file without this mark for one in some old alphabet.
  const csv = `\ufeff${reviewCsv(view, tenant.name, exportedAt)}`;
  const manifest = signLine(call.services.signer, {
    manifest: 'remit-review/1',
    tenant: { id: call.tenantId, slug: tenant.slug, name: tenant.name },
    review: { id, name: view.review.name, closedAt: view.review.closedAt },
    format: 'csv',
    lines: view.lines.length,
    // A reviewer takes along what waits for them, and not what waits for others.
    whole: view.whole,
    sha256: createHash('sha256').update(csv, 'utf8').digest('hex'),
    bytes: Buffer.byteLength(csv, 'utf8'),
    exportedAt,
    exportedBy: call.subject.member.id,
  });
  return { name: `${tenant.slug}-review-${id}.csv`, csv, manifest: `${manifest}\n` };
}
