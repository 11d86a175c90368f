import { hashOf } from '@remit/store/secrets/hash-of';
import type {
  Drafted,
  DraftWhyView,
  ImpactChecksView,
  ImpactEffectView,
  ImpactPeopleView,
} from './changes-impact-views.ts';
import { draftChecks } from './draft-checks.ts';
import { effectOfDraft } from './draft-effect.ts';
import { effectView, impactOnPeople } from './draft-effect-view.ts';
import { onDraft } from './draft-here.ts';
import { recordLook } from '../records/record-look.ts';
import { explainOnRecord } from '../require/require-explain.ts';
import { levelOf } from '../simulate/simulate-ask.ts';
import { simulateDecision } from '../simulate/simulate-decision.ts';
import { simulatedRecord } from '../simulate/simulate-resource.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';

/*
 * What a draft means, in parts that come one after the other: people, then what publishing asks for, then what is counted
 * in the tables, then past decisions page by page. Each is a call of its own, whole in one transaction: whoever lost
 * their access is refused at the next one, and nothing is held open for a reader who takes their time. A stream would
 * hold a snapshot as long as its slowest reader; a job would answer from several snapshots, of which no hash can be one.
 */

/** For whom a draft changes what, and what it is made of. A look at anybody but oneself is recorded. */
export function draftImpact(call: TenantCall, id: string): Promise<Drafted<ImpactPeopleView>> {
  return onDraft(call, id, ({ draft, policy }, here) => {
    const impact = impactOnPeople(here, policy);
    const own = call.subject.member.id;
    const others = impact.groups.some(({ people }) => people.some((person) => person.id !== own));
    if (others) recordLook(call, `draft ${draft.number}`);
    return impact;
  });
}

/** Whether everything holds that publishing a draft asks for. */
export function draftChecked(call: TenantCall, id: string): Promise<Drafted<ImpactChecksView>> {
  return onDraft(call, id, ({ policy: { compiled } }, here) => ({
    checks: draftChecks(here, compiled),
    documentHash: hashOf(compiled.document),
  }));
}

/** What of a draft's effect is counted in the tables, and the hash of the whole effect. */
export function draftEffect(call: TenantCall, id: string): Promise<Drafted<ImpactEffectView>> {
  return onDraft(call, id, async ({ policy }, here) =>
    effectView(here, policy, await effectOfDraft(here, policy.compiled)),
  );
}

export interface DraftWhyInput {
  readonly id: string;
  readonly member: string;
  readonly type: string;
  readonly action: string;
  readonly folder: string | null;
}

/**
 * Why somebody may or may not take an action in a folder: under the policy in force, and under a draft.
 * @throws RemitError as `explainOnRecord` does
 */
export function draftWhy(call: TenantCall, input: DraftWhyInput): Promise<Drafted<DraftWhyView>> {
  const subject = call.directory.subject(input.member);
  const person = call.directory.chip(input.member);
  if (subject === null || person === null) throw notFound();
  explainOnRecord(call, subject);
  const level = levelOf(call, subject);
  return onDraft(call, input.id, async ({ policy }, here) => {
    const { action, type, folder } = input;
    const asked = { kind: 'described', type, folder, attributes: {} } as const;
    const answer = async (under: typeof policy) => {
      const { environment } = call;
      const record = await simulatedRecord(call, { policy: under, environment }, asked);
      return simulateDecision(call, { policy: under, environment }, { subject, action }, record, level);
    };
    return { person, before: await answer(here.policy), after: await answer(policy) };
  });
}
