/**
 * An entry of the records beside the tenants, what happened to a login or what an operator did, column by column. What is
 * `jsonb` there is the very text that Postgres writes for it.
 */
export interface SignInRecord {
  /** Which of the two it lies in: an entry that moved to the other is another one. */
  readonly record: 'login' | 'operator';
  readonly id: string;
  /** UTC with microseconds: `2026-11-21T08:00:00.000000Z`. */
  readonly at: string;
  readonly loginId: string | null;
  readonly action: string;
  /** Null for what operators did, as the session, the address and the agent are. */
  readonly outcome: string | null;
  readonly sessionId: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  /** Null for what happened to a login. */
  readonly tenantId: string | null;
  readonly correlationId: string;
  readonly details: string;
}

/**
 * The one text of an entry, which its hash is taken of: every column under its name, in this order, as JSON on one line.
 * It says what record it is of, so that no entry of a tenant's audit shares a text with it.
 */
export function signInText(record: SignInRecord): string {
  const r = record;
  return (
    `{"v":1,"record":${text(r.record)},"id":${text(r.id)},"at":${text(r.at)},"login":${text(r.loginId)}` +
    `,"action":${text(r.action)},"outcome":${text(r.outcome)},"session":${text(r.sessionId)}` +
    `,"address":${text(r.address)},"agent":${text(r.agent)},"tenant":${text(r.tenantId)}` +
    `,"correlationId":${text(r.correlationId)},"details":${r.details}}`
  );
}

function text(value: string | null): string {
  return JSON.stringify(value);
}
