import { shortNameOf } from '@remit/policy/catalog';
import type { FoundEvent } from '@remit/store/audit/audit-search';
import { type HiddenFields, hiddenFields } from './audit-hidden.ts';
import type { AuditEventRow } from './audit-views.ts';
import { auditSentences } from './audit-words.ts';
import { seenMasks } from '../onlooker.ts';
import type { TenantCall } from '../tenant-call.ts';

/** How a reader is shown events. */
export interface AuditReader {
  readonly hidden: HiddenFields;
  sentences(event: FoundEvent): readonly string[];
  row(event: FoundEvent): AuditEventRow;
}

/** How whoever calls is shown events: in the names of the present policy, without fields that are kept from them. */
export function auditReader(call: TenantCall): AuditReader {
  const { policy, directory } = call;
  const hidden = hiddenFields(policy.compiled, (type) => seenMasks(call, type));
  const sentences = auditSentences(policy.compiled, directory, hidden.of);
  return {
    hidden,
    sentences,
    row: (event) => ({
      id: event.id,
      at: event.at,
      actor: directory.chip(event.actor),
      actorId: event.actor,
      action: event.action,
      stream: event.stream,
      target: {
        type: event.targetType,
        label: policy.compiled.types.get(event.targetType)?.label ?? shortNameOf(event.targetType),
        id: event.targetId,
        name: targetName(call, event, hidden),
      },
      outcome: event.outcome,
      sentence: sentences(event)[0] ?? null,
      sequence: event.sequence,
    }),
  };
}

/** What the target is called, where its event or the directory says so. */
function targetName({ directory }: TenantCall, event: FoundEvent, hidden: HiddenFields): string | null {
  const { targetType, targetId, details } = event;
  if (targetType === 'remit.Member') return directory.chip(targetId)?.name ?? null;
  const named: unknown =
    typeof details === 'object' && details !== null && 'number' in details ? details.number : null;
  return typeof named === 'string' && named !== '' && !hidden.of(targetType).has('number') ? named : null;
}
