import type { ApprovalCase } from '@remit/approvals/approval-case';
import { delegateChains } from '@remit/approvals/delegation';
import type { CaseEffect } from '@remit/approvals/take-event';
import type { NoticeKind } from '@remit/store/notices/notice-kind';
import type { NewNotice } from '@remit/store/notices/notices';
import type { NewRequestEvent } from '@remit/store/requests/requests';
import type { ApprovalGround } from '../approvals/approval-ground.ts';

/** What happened to a request, and what it came to. */
export interface Happening {
  readonly id: string;
  /** What somebody did; null for time. */
  readonly action: NewRequestEvent['action'] | null;
  readonly actor: string | null;
  readonly before: ApprovalCase;
  readonly next: ApprovalCase;
  readonly effects: readonly CaseEffect[];
}

/** Whom a happening is told: whoever must act next, and those who asked for it of what is asked of them or was decided. */
export function noticesOfCase(
  ground: Pick<ApprovalGround, 'delegations' | 'environment'>,
  { id, action, actor, before, next, effects }: Happening,
): readonly NewNotice[] {
  const { submitter, sender } = next;
  const askers = [submitter.member, ...(sender === null ? [] : [sender.member])];
  const notice = (kind: NoticeKind, to: readonly string[], of = ''): NewNotice => ({
    to,
    kind,
    about: 'request',
    target: id,
    occasion: `${kind} ${next.revision} ${of}`,
    actor,
  });
  const waits = next.status === 'waiting' ? withDelegates(ground, waitingFor(next)) : [];
  const told = effects.flatMap((effect): readonly NewNotice[] => {
    switch (effect.kind) {
      case 'step-began':
        return [notice('waiting', waits, effect.step)];
      case 'rerouted': {
        const came = effect.to.filter((member) => !effect.from.includes(member));
        return [notice('waiting', withDelegates(ground, came), effect.step)];
      }
      case 'reminded':
        return [notice('reminded', waits, `${effect.step} ${effect.time}`)];
      case 'escalated':
        return [notice('escalated', waits, `${effect.step} ${effect.time}`)];
      case 'asked':
        return [notice('asked', askers)];
      case 'answered':
        return [notice('answered', waits)];
      case 'settled':
        return effect.status === 'withdrawn'
          ? [notice('withdrawn', [...withDelegates(ground, waitingFor(before)), ...askers])]
          : [notice(effect.status, askers)];
      case 'step-done':
      case 'voided':
        return [];
      default:
        return effect satisfies never;
    }
  });
  if (action === 'submit' && actor === sender?.member) return [...told, notice('sent', [submitter.member])];
  if (action === 'reduce') return [...told, notice('reduced', askers)];
  return action === 'pay' && next.status === 'paid' ? [...told, notice('paid', askers)] : told;
}

const waitingFor = ({ steps, current }: ApprovalCase): readonly string[] => steps[current]?.waitingFor ?? [];

/** Whoever decides in somebody's place has to know as much. */
function withDelegates(
  { delegations, environment }: Pick<ApprovalGround, 'delegations' | 'environment'>,
  members: readonly string[],
): readonly string[] {
  if (delegations.length === 0) return members;
  const delegates = members.flatMap((member) =>
    delegateChains(delegations, member, environment.now).flatMap((chain) => chain.slice(-1)),
  );
  return [...new Set([...members, ...delegates])];
}
