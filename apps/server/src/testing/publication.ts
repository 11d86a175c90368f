import { sql } from 'drizzle-orm';
import type { PolicyDocument } from '@remit/policy/document';
import type { Asking } from './endpoint-row.ts';

/**
 * The policy as it stands with other words for one role: a draft that previews and publishes whenever the asker may.
 * @returns what `policy.preview` and `policy.publish` take
 */
export async function publication({ tenant, administrator, asker, target }: Asking) {
  // Not through a procedure: an input is valid also when nobody may ask any more.
  const [current] = await tenant.rows<{ readonly version: number; readonly document: PolicyDocument }>(
    sql`select version, document from remit.policy_version order by version desc limit 1`,
  );
  const [role, ...roles] = current?.document.roles ?? [];
  if (current === undefined || role === undefined) throw new Error('the sample has no roles');
  const document = {
    ...current.document,
    roles: [{ ...role, description: `In force for ${target.request.id}.` }, ...roles],
  };
  const preview = { basedOn: current.version, document, member: target.member.id };
  const mayAccept = asker !== null && asker.memberId === administrator.memberId;
  const shown = mayAccept ? await asker.call('policy.preview', preview) : null;
  // Whoever may not preview has no effect to accept; this is one that nobody was shown.
  const effectHash = shown?.data?.valid === true ? shown.data.impact.effectHash : 'a'.repeat(64);
  return { preview, publish: { ...preview, effectHash, reason: 'Words only' } };
}
