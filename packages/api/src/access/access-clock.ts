import type { AuditEvent } from '@remit/audit/audit-event';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import type { CaseEffect } from '@remit/approvals/take-event';
import { nextTime, runClock } from '@remit/approvals/run-clock';
import {
  lockDueAccessRequests,
  type StoredAccessRequest,
  writeAccessCase,
} from '@remit/store/directory/access-requests';
import { writeAudit } from '@remit/store/audit/audit-log';
import { addNotices, type NewNotice } from '@remit/store/notices/notices';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { type GrantGround, grantersOf } from './access-granters.ts';
import { accessCase } from './access-case.ts';

/**
 * Does what time asks of requests for access: reminds whoever may grant them, and gives up what nobody decided. A batch
 * in the caller's transaction, with its audit; what another process does at this moment is left to it.
 * @returns how many time asked something of
 */
export async function turnAccessClock(
  tx: TenantTransaction,
  ground: GrantGround,
  correlationId: string,
  batch: number,
): Promise<number> {
  const due = await lockDueAccessRequests(tx, ground.environment.now, batch);
  for (const stored of due) await look(tx, ground, stored, correlationId);
  return due.length;
}

async function look(
  tx: TenantTransaction,
  ground: GrantGround,
  stored: StoredAccessRequest,
  correlationId: string,
): Promise<void> {
  const state = accessCase(ground, stored);
  const granters = grantersOf(ground, state, stored.role, stored.folder);
  const { next, effects } = runClock(state, ground.environment.now, () => granters);
  await writeAccessCase(tx, stored.id, next, { by: null, comment: null, given: null }, nextTime(next));
  await addNotices(
    tx,
    effects.flatMap((effect) => noticesOf(stored, granters, effect)),
  );
  const { status } = next;
  for (const effect of effects) {
    const action = actionOf(effect);
    if (action !== null) await writeAudit(tx, clockEvent(correlationId, ground, stored, action, status));
  }
}

type ClockAction = 'access.reminded' | 'access.expired';

/** What an effect is called; null for what somebody who may grant it has no further place to take it. */
function actionOf(effect: CaseEffect): ClockAction | null {
  switch (effect.kind) {
    case 'reminded':
      return 'access.reminded';
    case 'settled':
      return 'access.expired';
    case 'rerouted':
    case 'escalated':
    case 'step-began':
    case 'step-done':
    case 'voided':
    case 'asked':
    case 'answered':
      return null;
    default:
      return effect satisfies never;
  }
}

/** Who is told: whoever may grant it by now, and in the end whom it is for and who asked. */
function noticesOf(
  { id, member, sentBy }: StoredAccessRequest,
  granters: readonly { readonly member: string }[],
  effect: CaseEffect,
): readonly NewNotice[] {
  const about = { about: 'access', target: id, actor: null } as const;
  const to = granters.map((granter) => granter.member);
  switch (effect.kind) {
    case 'reminded':
      return [{ ...about, to, kind: 'reminded', occasion: `reminded ${effect.time}` }];
    case 'settled':
      return [
        {
          ...about,
          to: [member, ...(sentBy === null ? [] : [sentBy])],
          kind: 'expired',
          occasion: 'expired',
        },
      ];
    case 'rerouted': {
      const came = effect.to.filter((each) => !effect.from.includes(each));
      return [{ ...about, to: came, kind: 'waiting', occasion: 'asked' }];
    }
    case 'escalated':
    case 'step-began':
    case 'step-done':
    case 'voided':
    case 'asked':
    case 'answered':
      return [];
    default:
      return effect satisfies never;
  }
}

function clockEvent(
  correlationId: string,
  { compiled, directory }: GrantGround,
  { id, member, role, folder, lasts, status }: StoredAccessRequest,
  action: ClockAction,
  next: string,
): AuditEvent {
  const happened = happenedByRemit(correlationId);
  return {
    ...happened,
    origin: {
      ...happened.origin,
      policyVersion: compiled.version,
      directoryRevision: directory.directory.revision,
    },
    action,
    target: { type: 'remit.AccessRequest', id },
    outcome: 'allow',
    because: [],
    before: { status },
    after: { status: next },
    details: { member, role, folder, lasts },
  };
}
