import { decide } from '@remit/policy/decide';
import type { DraftRow } from '@remit/store/policy/drafts';
import type { NoticeKind } from '@remit/store/notices/notice-kind';
import type { NewNotice } from '@remit/store/notices/notices';
import { metWhenActing } from '../guard.ts';
import { candidatesFor } from '../roles-granting.ts';
import { type TenantCall, typeAsked } from '../tenant-call.ts';

/** What is told of a draft as it stands now. */
export function noticeOfDraft(
  { id, revision }: DraftRow,
  kind: NoticeKind,
  to: readonly string[],
  actor: string | null,
): NewNotice {
  return { to, kind, about: 'draft', target: id, occasion: `${kind} ${revision}`, actor };
}

/** Members who may approve a change of the policy and had no hand in this one. */
export function reviewersOf(
  { policy: { compiled }, directory, environment }: TenantCall,
  { persons }: DraftRow,
): readonly string[] {
  const resource = typeAsked('remit.Policy');
  const when = { ...environment, met: metWhenActing };
  return candidatesFor(compiled, directory, 'publish', resource.type).flatMap((subject) => {
    const { id, person } = subject.member;
    if (persons.includes(person)) return [];
    const { outcome } = decide(compiled, { subject, action: 'publish', resource, environment: when });
    return outcome === 'allow' ? [id] : [];
  });
}
