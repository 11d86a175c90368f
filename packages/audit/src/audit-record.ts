/**
 * An audit event as it lies in its table, column by column. What is `jsonb` there is the very text that Postgres writes
 * for it, so that nothing can change in a column without its hash noticing.
 */
export interface AuditRecord {
  readonly tenantId: string;
  readonly id: string;
  /** UTC with microseconds: `2026-11-21T08:00:00.000000Z`. */
  readonly at: string;
  /** Null in records from before there were streams, as everything below that may be null. */
  readonly stream: string | null;
  readonly actor: string | null;
  readonly onBehalfOf: string | null;
  readonly roles: string | null;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string | null;
  readonly outcome: string;
  readonly because: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly details: string;
  readonly asked: string | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly policyVersion: number | null;
  readonly directoryRevision: number | null;
  readonly correlationId: string;
  /** Null outside a session, and in records from before it was kept: their text does not name it. */
  readonly sessionId: string | null;
}

/**
 * The one text of a record, which its hash is taken of and which an export carries: every column under its name, in
 * this order, as JSON on one line; the session where there is one. JSON delimits itself, so no two records share a text.
 */
export const recordText = (record: AuditRecord): string => recordParts(record).join('');

/**
 * The same text in the parts that it is hashed in. The details stand by themselves: words that people typed are in
 * letters of every script, which would have what lies around them written in twice the room.
 */
export function recordParts(record: AuditRecord): readonly string[] {
  const r = record;
  return [
    `{"v":1,"tenant":${text(r.tenantId)},"id":${text(r.id)},"at":${text(r.at)},"stream":${text(r.stream)}` +
      `,"actor":${text(r.actor)},"onBehalfOf":${text(r.onBehalfOf)},"roles":${json(r.roles)}` +
      `,"action":${text(r.action)},"targetType":${text(r.targetType)},"targetId":${text(r.targetId)}` +
      `,"outcome":${text(r.outcome)},"because":${json(r.because)},"before":${json(r.before)}` +
      `,"after":${json(r.after)},"details":`,
    json(r.details),
    `,"asked":${json(r.asked)},"address":${text(r.address)},"agent":${text(r.agent)}` +
      `,"policyVersion":${r.policyVersion},"directoryRevision":${r.directoryRevision}` +
      `,"correlationId":${text(r.correlationId)}${session(r.sessionId)}}`,
  ];
}

function session(id: string | null): string {
  return id === null ? '' : `,"sessionId":${text(id)}`;
}

function text(value: string | null): string {
  if (value === null) return 'null';
  return plain.test(value) ? `"${value}"` : JSON.stringify(value);
}

/** What JSON writes as it is. Most values are such, and looking costs a verifier less than writing each anew. */
const plain = /^[ !#-[\]-~]*$/;

// SQL's null and JSON's are two things in a column: the blank keeps them apart, and means nothing to a reader.
function json(value: string | null): string {
  return value === null ? 'null' : value === 'null' ? ' null' : value;
}
