/** How long a session lasts at most, in ms: a working day and some, whatever is done with it. */
export const sessionLifetime = 12 * 60 * 60 * 1000;

/** How long a sign-in may wait for its second factor, in ms. */
export const stepLifetime = 10 * 60 * 1000;

/** How many answers one sign-in is asked for before it begins anew. */
export const stepTries = 5;

/** How long a confirmation with the second factor counts where one is asked for, in ms. */
export const confirmationLasts = 15 * 60 * 1000;

/** Whether a session's last confirmation still counts. Both are ms since 1970 UTC, by the database's clock. */
export function isConfirmed(secondFactorAt: number | null, now: number): boolean {
  return secondFactorAt !== null && now < secondFactorAt + confirmationLasts;
}

/** What the identity database keeps of a session's time. Instants are ms since 1970 UTC, by the database's clock. */
export interface SessionTimes {
  readonly expiresAt: number;
  readonly endedAt: number | null;
  readonly now: number;
}

/** Whether a session still stands. It ends at `expiresAt` itself: validity is half-open, as everywhere in Remit. */
export function sessionStands({ expiresAt, endedAt, now }: SessionTimes): boolean {
  return endedAt === null && now < expiresAt;
}

/** The epochs of a member and of the tenant: each grows when sessions under it must end. */
export interface Epochs {
  readonly member: number;
  readonly tenant: number;
}

/**
 * Whether a session may go on in a tenant it entered under `entered`, now that the epochs are `current`. Any
 * difference ends it there: epochs only grow, and one that shrank was tampered with.
 */
export function epochsStand(entered: Epochs, current: Epochs): boolean {
  return entered.member === current.member && entered.tenant === current.tenant;
}
