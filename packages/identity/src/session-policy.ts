import { sessionLifetime } from './session-rules.ts';

/** What a tenant asks of sessions. */
export interface SessionPolicy {
  /** How long a session is good; null: as long as it is good anywhere. */
  readonly sessionMinutes: number | null;
  /** Whose sessions must have been confirmed with a second factor. */
  readonly secondFactor: 'nobody' | 'administrators' | 'everybody';
  /** From when on, in ms since 1970 UTC; null: at once. Until then whoever has none is let in to add one. */
  readonly secondFactorFrom: number | null;
}

/** What is known of a session. Instants are ms since 1970 UTC, by the database's clock. */
export interface SessionFacts {
  readonly createdAt: number;
  readonly now: number;
  /** When the second factor was answered last; null when it never was in this session. */
  readonly secondFactorAt: number | null;
  readonly administers: boolean;
}

/** Why a session is not good for a tenant. */
export type SessionProblem = 'too-old' | 'no-second-factor';

/** The shortest and the longest session that a tenant can ask for, in minutes. */
export const sessionMinutes = { least: 15, most: sessionLifetime / 60_000 } as const;

/** When a session ends in a tenant with this policy: at its own end, or sooner. Both are ms since 1970 UTC. */
export function sessionEnd(
  { sessionMinutes: minutes }: Pick<SessionPolicy, 'sessionMinutes'>,
  { createdAt, expiresAt }: { readonly createdAt: number; readonly expiresAt: number },
): number {
  return minutes === null ? expiresAt : Math.min(expiresAt, tooOldFrom(createdAt, minutes));
}

const tooOldFrom = (createdAt: number, minutes: number): number => createdAt + minutes * 60_000;

/** @returns null when the session is good for a tenant with this policy */
export function sessionProblem(policy: SessionPolicy, facts: SessionFacts): SessionProblem | null {
  const { createdAt, now, secondFactorAt } = facts;
  // Half-open, as every validity.
  if (policy.sessionMinutes !== null && !(now < tooOldFrom(createdAt, policy.sessionMinutes)))
    return 'too-old';
  if (secondFactorAt !== null || inGrace(policy, now)) return null;
  return asksSecondFactor(policy, facts.administers) ? 'no-second-factor' : null;
}

/** Whether the time to add a second factor still runs. Asked this way round, a clock that is no number gives none. */
export function inGrace({ secondFactorFrom }: Pick<SessionPolicy, 'secondFactorFrom'>, now: number): boolean {
  return secondFactorFrom !== null && now < secondFactorFrom;
}

/** Whether a second factor is asked of somebody, now or once the time to add one is over. */
export function asksSecondFactor(
  { secondFactor }: Pick<SessionPolicy, 'secondFactor'>,
  administers: boolean,
): boolean {
  switch (secondFactor) {
    case 'nobody':
      return false;
    case 'administrators':
      return administers;
    case 'everybody':
      return true;
    default:
      return secondFactor satisfies never;
  }
}
