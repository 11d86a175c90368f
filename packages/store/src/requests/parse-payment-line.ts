import type { LoggedEvent } from '@remit/approvals/replay-history';

/** An event of a log with the capacity in which its unnamed actor acted. */
export type LoggedStep = LoggedEvent & { readonly capacity: string };

/** One request for payment of a log, with everything that happened to it, in order. */
export interface LoggedRequest {
  readonly case: string;
  /** Minor units of the log's currency, which has two decimals. */
  readonly amountMinor: number;
  readonly department: string;
  readonly task: string | null;
  readonly project: string | null;
  readonly costType: string | null;
  readonly events: readonly LoggedStep[];
}

export type ParsedLine =
  | { readonly ok: true; readonly request: LoggedRequest }
  /** What is wrong, where in the line, and what would be right. */
  | { readonly ok: false; readonly refused: string };

const known: readonly string[] = ['case', 'amount', 'department', 'task', 'project', 'costType', 'events'];
const mostEvents = 1_000;
/** A safe integer of minor units, and a thousand times less than where they end. */
const mostMinor = 9_007_199_254_740;

/** Says no from anywhere below, with the sentence; `parsePaymentLine` turns it into a value. */
class Refused extends Error {}

/**
 * Reads one line of a log of payment requests (JSON). The amount is taken digit by digit from the text, never through
 * a binary fraction.
 * @returns the request, or one sentence on what is wrong with the line and what would be right
 */
export function parsePaymentLine(line: string): ParsedLine {
  try {
    return { ok: true, request: requestOf(parseJson(line)) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refused: error.message };
    throw error;
  }
}

/** A number as it was written. */
class Digits {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

const keepDigits: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && source !== undefined ? new Digits(source) : value;

function parseJson(line: string): unknown {
  try {
    // TypeScript's library does not state the third argument yet, which carries the text of a number.
    return JSON.parse(line, keepDigits as (key: string, value: unknown) => unknown);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(`is not JSON: ${error.message}`);
    throw error;
  }
}

function requestOf(value: unknown): LoggedRequest {
  const record = objectOf(value, 'the line');
  const extra = Object.keys(record).find((key) => !known.includes(key));
  if (extra !== undefined)
    throw new Refused(`has \`${extra}\`, which is not known; known are ${known.join(', ')}`);
  const events = listOf(record['events'], '`events`').map((event, index) =>
    stepOf(event, `\`events[${index}]\``),
  );
  const late = events.findIndex((event, index) => index > 0 && event.at < (events[index - 1]?.at ?? 0));
  if (late > 0)
    throw new Refused(`\`events[${late}]\` is earlier than the one before it; events stand in order of time`);
  return {
    case: textOf(record['case'], '`case`', 120),
    amountMinor: minorOf(record['amount']),
    department: textOf(record['department'], '`department`', 120),
    task: knownText(record['task'], '`task`'),
    project: knownText(record['project'], '`project`'),
    costType: knownText(record['costType'], '`costType`'),
    events,
  };
}

function objectOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Digits) {
    throw new Refused(`${where} must be an object in braces`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new Refused(`${where} must be a list with at least one event`);
  if (value.length > mostEvents)
    throw new Refused(`${where} has ${value.length} events; at most ${mostEvents} are taken`);
  return value;
}

function textOf(value: unknown, where: string, most: number): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new Refused(`${where} must be text that is not empty`);
  if (!value.isWellFormed() || /\p{Cc}/u.test(value)) {
    throw new Refused(`${where} must be free of control characters and broken characters`);
  }
  const text = value.normalize('NFC');
  if (text.length > most)
    throw new Refused(`${where} has ${text.length} characters; at most ${most} are taken`);
  return text;
}

/** The log writes `UNKNOWN` where it does not know; a missing value and null mean the same. */
function knownText(value: unknown, where: string): string | null {
  if (value === undefined || value === null) return null;
  const text = textOf(value, where, 200);
  return text === 'UNKNOWN' ? null : text;
}

function minorOf(value: unknown): number {
  const wanted = 'must be a number at least 0 with at most two decimals, such as 34.5 or 982873.81';
  if (!(value instanceof Digits)) throw new Refused(`\`amount\` ${wanted}`);
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(value.text);
  if (match === null) throw new Refused(`\`amount\` is ${value.text.slice(0, 40)}; it ${wanted}`);
  const minor = BigInt(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  if (minor > BigInt(mostMinor))
    throw new Refused(`\`amount\` is ${value.text.slice(0, 40)}, which is too large to be kept exactly`);
  return Number(minor);
}

function stepOf(value: unknown, where: string): LoggedStep {
  const record = objectOf(value, where);
  const at = instantOf(record['at'], where);
  const activity = textOf(record['activity'], `${where}.activity`, 200);
  const capacity = capacityOf(textOf(record['role'], `${where}.role`, 80));
  const verb = activity === 'Request Payment' || activity === 'Payment Handled' ? activity : verbOf(activity);
  switch (verb) {
    case 'SAVED':
      return { action: 'save', at, capacity };
    case 'SUBMITTED':
      return { action: 'submit', at, capacity };
    case 'REJECTED':
      return { action: 'reject', at, capacity };
    case 'APPROVED':
      return { action: 'approve', at, last: false, capacity };
    case 'FINAL_APPROVED':
      return { action: 'approve', at, last: true, capacity: `${capacity}, final` };
    case 'Request Payment':
      return { action: 'pay', at, last: false, capacity: 'Payment requested' };
    case 'Payment Handled':
      return { action: 'pay', at, last: true, capacity: 'Payment handled' };
    case null:
    default:
      throw new Refused(
        `${where}.activity is \`${activity}\`; it must be \`Request Payment\`, \`Payment Handled\`, or \`Request For ` +
          'Payment … by …` with SAVED, SUBMITTED, APPROVED, FINAL_APPROVED or REJECTED',
      );
  }
}

function verbOf(activity: string): string | null {
  return /^Request For Payment ([A-Z_]+) by [A-Z_ ]+$/.exec(activity)?.[1] ?? null;
}

/** `BUDGET OWNER` becomes `Budget owner`. */
function capacityOf(role: string): string {
  const words = role.replaceAll('_', ' ').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** ISO 8601 with an offset: without one, nobody knows when it was. */
function instantOf(value: unknown, where: string): number {
  const wanted = `${where}.at must be a time with an offset, such as 2017-01-09T09:17:18.000+01:00`;
  const match = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/.exec(String(value));
  const instant = typeof value === 'string' && match !== null ? Date.parse(value) : Number.NaN;
  if (match === null || Number.isNaN(instant)) throw new Refused(wanted);
  // The parser of dates rolls the 30th of February over into March; a log that says it is wrong.
  const [, year, month, day] = match.map(Number);
  const days = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
  if ((day ?? 0) > days) throw new Refused(`${wanted}; there is no day ${day} in that month`);
  return instant;
}
