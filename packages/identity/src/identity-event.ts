/** What can happen to a login. A refusal has the action that was asked for and the outcome `deny`. */
export type IdentityAction =
  | 'session.started'
  | 'session.ended'
  | 'session.confirmed'
  | 'sessions.ended'
  | 'password.answered'
  | 'password.changed'
  | 'code.answered'
  | 'recovery-code.answered'
  | 'recovery-codes.made'
  | 'factor.added'
  | 'factor.removed'
  | 'client.allowed'
  | 'client.started'
  | 'client.ended'
  | 'invitation.taken'
  // Somebody who is signed in asked for what whoever operates Remit may do, and was refused it.
  | 'operator.refused'
  // Too many attempts failed, of a login or from an address: none is heard for some minutes.
  | 'attempts.refused';

/** One entry of what happened to a login. Its time is the database's. It never holds what was typed. */
export interface IdentityEvent {
  /** Null when nobody has the e-mail that was tried. */
  readonly loginId: string | null;
  readonly action: IdentityAction;
  readonly outcome: 'allow' | 'deny';
  /** The session that it is about, or in which it was done. */
  readonly sessionId: string | null;
  /** Null: from the command line of the server. */
  readonly address: string | null;
  readonly agent: string | null;
  readonly correlationId: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}
