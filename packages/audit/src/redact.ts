import type { Asked, AuditEvent, Json, Origin } from './audit-event.ts';
import { type AuditStream, streamOf } from './stream-of.ts';

/** What an audit event may take up at most, in bytes of JSON as UTF-8: `because` and `details` together. */
export const eventBytes = 4_096;

/** How much of a value is kept: characters of a text, items of a list. */
interface Measure {
  readonly text: number;
  readonly list: number;
}

/** From roomy to tight: an explanation with many grants keeps its shape and loses the tail of its lists first. */
const measures: readonly [Measure, ...Measure[]] = [
  { text: 500, list: 50 },
  { text: 300, list: 8 },
  { text: 120, list: 2 },
];
const depth = 12;
const marker = '[redacted]';

// Names of things that open doors or belong to one person alone. The audit says that they changed, never what they are.
const secretName =
  /password|passphrase|secret|token|cookie|authorization|api[-_]?key|private[-_]?key|iban|salary/i;

/** The longest record of a decision that is kept, in bytes of JSON: a subject with hundreds of assignments. */
const askedBytes = 65_536;
const rolesKept = 50;
// What the edge has cut to 300 keeps its marker.
const agentLength = 330;

/** An audit event as it is stored: nothing secret, nothing that Postgres or a terminal chokes on, nothing too long. */
export interface StoredAuditEvent {
  readonly stream: AuditStream;
  readonly actor: string | null;
  readonly action: AuditEvent['action'];
  readonly target: { readonly type: string; readonly id: string | null };
  readonly outcome: 'allow' | 'deny';
  readonly because: readonly Json[];
  readonly before: Json | null;
  readonly after: Json | null;
  readonly details: Json;
  readonly origin: Origin;
  /** JSON text, exactly as it was asked: a fact that was cut or redacted would lead to another answer. */
  readonly asked: string | null;
  readonly correlationId: string;
}

/**
 * Makes an event fit to be kept: values under secret names become `[redacted]`, control characters become `�` (jsonb
 * refuses U+0000, terminals obey others), what is too long is cut and says so. The outcome is never touched.
 */
export function redactEvent(event: AuditEvent): StoredAuditEvent {
  return {
    stream: streamOf(event.action),
    actor: event.actor,
    action: event.action,
    target: {
      type: redactText(event.target.type),
      id: event.target.id === null ? null : redactText(event.target.id),
    },
    outcome: event.outcome,
    ...fit(event.because, event.details),
    before: fitState(event.before),
    after: fitState(event.after),
    origin: redactOrigin(event.origin),
    asked: askedText(event.asked),
    correlationId: event.correlationId,
  };
}

function redactOrigin(origin: Origin): Origin {
  const { address, agent, roles } = origin;
  return {
    ...origin,
    address: address === null ? null : redactText(address, 100),
    agent: agent === null ? null : redactText(agent, agentLength),
    roles:
      roles === null || roles.length <= rolesKept
        ? roles
        : [...roles.slice(0, rolesKept), `[cut: ${roles.length - rolesKept} more]`],
  };
}

function fitState(state: Json | null): Json | null {
  return state === null ? null : (redactInto(state, eventBytes) ?? { cut: 'too long' });
}

/** Null when it cannot be kept whole: too long, or with text that jsonb refuses. */
function askedText(asked: Asked | null): string | null {
  if (asked === null) return null;
  const text = JSON.stringify(asked);
  // U+0000 and lone surrogates, as JSON.stringify writes them.
  const refused = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(text);
  return refused || text.length > askedBytes ? null : text;
}

/**
 * A copy of a value as plain JSON with secrets and control characters out and long texts and lists cut.
 * What JSON does not know (functions, symbols, infinities) becomes null.
 */
export function redactJson(value: unknown, measure: Measure = measures[0], room: number = depth): Json {
  if (value === null || typeof value === 'boolean') return value;
  // Adding zero turns -0, which JSON cannot say, into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value === 'string') return redactText(value, measure.text);
  if (typeof value !== 'object') return null;
  if (room === 0) return '[cut: too deep]';
  if (Array.isArray(value)) {
    const kept = value.slice(0, measure.list).map((item) => redactJson(item, measure, room - 1));
    return value.length > measure.list ? [...kept, `[cut: ${value.length - measure.list} more]`] : kept;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      redactText(key),
      secretName.test(key) ? marker : redactJson(item, measure, room - 1),
    ]),
  );
}

function redactText(text: string, most: number = measures[0].text): string {
  // Lone surrogates do not survive UTF-8; C0 but tab and newline, DEL, C1 and the marks that turn text around do harm.
  const clean = text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
  if (clean.length <= most) return clean;
  const cut = clean.slice(0, most).toWellFormed();
  return `${cut}[cut: ${clean.length - most} more]`;
}

/** Keeps as many reasons as fit, deciding one first, and the details after that if they still do. */
function fit(because: readonly unknown[], details: unknown): { because: readonly Json[]; details: Json } {
  // Each cut leaves a marker; this much is kept free for both of them.
  let room = eventBytes - 120;
  const kept: Json[] = [];
  for (const reason of because) {
    const fitted = redactInto(reason, room);
    if (fitted === null) break;
    kept.push(fitted);
    room -= jsonBytes(fitted) + 1;
  }
  if (kept.length < because.length) kept.push({ cut: `${because.length - kept.length} more reasons` });
  return { because: kept, details: redactInto(details, room) ?? { cut: 'details too long' } };
}

/** The roomiest redaction of a value that fits into so many bytes; null when none does. */
function redactInto(value: unknown, room: number): Json | null {
  for (const measure of measures) {
    const redacted = redactJson(value, measure);
    if (jsonBytes(redacted) < room) return redacted;
  }
  return null;
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
