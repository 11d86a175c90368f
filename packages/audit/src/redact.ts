import type { AuditEvent, Json } from './audit-event.ts';

/** What an audit event may take up at most, in bytes of JSON as UTF-8: `because` and `details` together. */
export const eventBytes = 4_096;

const textLength = 500;
const listLength = 50;
const depth = 12;
const marker = '[redacted]';

// Names of things that open doors or belong to one person alone. The audit says that they changed, never what they are.
const secretName =
  /password|passphrase|secret|token|cookie|authorization|api[-_]?key|private[-_]?key|iban|salary/i;

/** An audit event as it is stored: nothing secret, nothing that Postgres or a terminal chokes on, nothing too long. */
export interface StoredAuditEvent {
  readonly actor: string | null;
  readonly action: AuditEvent['action'];
  readonly target: { readonly type: string; readonly id: string | null };
  readonly outcome: 'allow' | 'deny';
  readonly because: readonly Json[];
  readonly details: Json;
  readonly correlationId: string;
}

/**
 * Makes an event fit to be kept: values under secret names become `[redacted]`, control characters become `�` (jsonb
 * refuses U+0000, terminals obey others), what is too long is cut and says so. The outcome is never touched.
 */
export function redactEvent(event: AuditEvent): StoredAuditEvent {
  const because = event.because.map((reason) => redactJson(reason));
  const details = redactJson(event.details);
  const fitted = fit(because, details);
  return {
    actor: event.actor,
    action: event.action,
    target: {
      type: redactText(event.target.type),
      id: event.target.id === null ? null : redactText(event.target.id),
    },
    outcome: event.outcome,
    ...fitted,
    correlationId: event.correlationId,
  };
}

/**
 * A copy of a value as plain JSON with secrets and control characters out and long texts and lists cut.
 * What JSON does not know (functions, symbols, infinities) becomes null.
 */
export function redactJson(value: unknown, room: number = depth): Json {
  if (value === null || typeof value === 'boolean') return value;
  // Adding zero turns -0, which JSON cannot say, into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object') return null;
  if (room === 0) return '[cut: too deep]';
  if (Array.isArray(value)) {
    const kept = value.slice(0, listLength).map((item) => redactJson(item, room - 1));
    return value.length > listLength ? [...kept, `[cut: ${value.length - listLength} more]`] : kept;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      redactText(key),
      secretName.test(key) ? marker : redactJson(item, room - 1),
    ]),
  );
}

function redactText(text: string): string {
  // Lone surrogates do not survive UTF-8; C0 but tab and newline, DEL, C1 and the marks that turn text around do harm.
  const clean = text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
  if (clean.length <= textLength) return clean;
  const cut = clean.slice(0, textLength).toWellFormed();
  return `${cut}[cut: ${clean.length - textLength} more]`;
}

/** Keeps as many reasons as fit, deciding one first, and the details after that if they still do. */
function fit(because: readonly Json[], details: Json): { because: readonly Json[]; details: Json } {
  let room = eventBytes;
  const kept: Json[] = [];
  // Each cut leaves a marker; this much is kept free for both of them.
  const markers = 120;
  for (const reason of because) {
    const size = jsonBytes(reason) + 1;
    if (size > room - markers) break;
    kept.push(reason);
    room -= size;
  }
  if (kept.length < because.length) kept.push({ cut: `${because.length - kept.length} more reasons` });
  const fits = jsonBytes(details) <= room - markers;
  return { because: kept, details: fits ? details : { cut: 'details too long' } };
}

function jsonBytes(value: Json): number {
  const text = JSON.stringify(value);
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const surrogate = unit >= 0xd800 && unit <= 0xdfff;
    // A pair of surrogates is one character of four bytes: two for each half.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || surrogate ? 2 : 3;
  }
  return bytes;
}
