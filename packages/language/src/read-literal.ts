import type { SyntaxNode } from '@lezer/common';
import { currencyDigits, isCurrency } from '@remit/policy/values/currency';
import { utcStart } from '@remit/policy/values/day';
import type { Limit } from '@remit/policy/document';
import { nearestNames } from '@remit/policy/why-not/nearest-names';
import type { Value } from '@remit/policy/values/value';
import { readText } from './read-names.ts';
import { markList, type StatementReader } from './statement-reader.ts';

const GAPS = /[\s]/gu;

/** Digits without the gaps between groups of three. */
const digitsOf = (written: string): string => written.replaceAll(GAPS, '');

/** An amount as written, `10 000.50 EUR`, in minor units; null when it is none, which is reported. */
export function readMoney(reader: StatementReader, node: SyntaxNode): Limit | null {
  const written = reader.textOf(node);
  const currency = written.slice(-3);
  if (!isCurrency(currency)) {
    reader.report(node, `\`${currency}\` is no ISO 4217 currency`, ['a currency such as `EUR`'], () =>
      nearestNames(currency, Intl.supportedValuesOf('currency')),
    );
    return null;
  }
  const [whole = '', fraction = ''] = digitsOf(written.slice(0, -3)).split('.');
  const digits = currencyDigits(currency);
  if (fraction.length > digits) {
    const message = `an amount in ${currency} has at most ${digits} decimals, and \`${written}\` has ${fraction.length}`;
    reader.report(node, message, []);
    return null;
  }
  const minor = Number(`${whole}${fraction.padEnd(digits, '0')}`);
  if (Number.isSafeInteger(minor)) return { minor, currency };
  reader.report(node, `\`${written}\` is larger than any amount Remit can hold`, []);
  return null;
}

const MILLISECONDS: Readonly<Record<string, number>> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};

/** A duration in milliseconds; null when it is no whole number of them, which is reported. */
export function readDuration(reader: StatementReader, node: SyntaxNode): number | null {
  const [count, unit] = [node.getChild('Number'), node.getChild('Unit')];
  if (count === null || unit === null) throw new Error('the grammar gave a duration no number or unit');
  const size = MILLISECONDS[reader.textOf(unit).replace(/s$/u, '')];
  const milliseconds = Number(digitsOf(reader.textOf(count))) * (size ?? Number.NaN);
  if (Number.isSafeInteger(milliseconds)) return milliseconds;
  reader.report(node, `\`${reader.textOf(node)}\` is no whole number of milliseconds that Remit can hold`, [
    'a duration such as `36 hours`',
  ]);
  return null;
}

const INSTANT =
  /^([+-]?[0-9]+)-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?(?:Z|([+-])([0-9]{2}):([0-9]{2}))$/u;

/** @returns milliseconds since 1970 UTC; null for a time that no calendar and no clock has */
function instantOf(written: string): number | null {
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour = '',
    minute = '',
    second = '00',
    fraction = '',
    sign,
    ...zone
  ] = INSTANT.exec(written) ?? [];
  const date = `${year}-${month}-${day}`;
  const start = Date.parse(`${date}T00:00:00.000Z`);
  if (Number.isNaN(start) || !new Date(start).toISOString().startsWith(`${date}T`)) return null;
  const [zoneHour = 0, zoneMinute = 0] = zone.map(Number);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || zoneHour > 23 || zoneMinute > 59)
    return null;
  if (fraction.length > 3) return null;
  const clock = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1000;
  const offset = (zoneHour * 60 + zoneMinute) * 60_000 * (sign === '-' ? -1 : 1);
  return start + clock + Number(fraction.padEnd(3, '0')) - (sign === undefined ? 0 : offset);
}

function readInstant(reader: StatementReader, node: SyntaxNode): Value {
  const written = reader.textOf(node);
  const value = instantOf(written);
  if (value !== null) return { type: 'instant', value };
  reader.report(node, `no calendar and clock have ${written}`, ['a time such as `2026-01-31T09:30Z`']);
  return { type: 'instant', value: 0 };
}

function readDate(reader: StatementReader, node: SyntaxNode): Value {
  const value = reader.textOf(node);
  if (utcStart(value) === null)
    reader.report(node, `the calendar has no ${value}`, ['a date such as `2026-01-31`']);
  return { type: 'date', value };
}

function readNumber(reader: StatementReader, node: SyntaxNode): string {
  const digits = digitsOf(reader.textOf(node));
  if (digits.length > 100) reader.report(node, 'a number has at most 100 characters', []);
  return digits;
}

function readPinned(reader: StatementReader, node: SyntaxNode): Value {
  const [money, rate] = [node.getChild('Money'), node.getChild('Number')];
  if (money === null || rate === null) throw new Error('the grammar gave a pinned amount no rate');
  const digits = readNumber(reader, rate);
  const amount = readMoney(reader, money) ?? { minor: 0, currency: 'EUR' };
  if (/[1-9]/u.test(digits)) return { type: 'money', ...amount, rate: digits };
  reader.report(rate, 'a rate is above 0', ['a rate such as `1.08`']);
  return { type: 'money', ...amount };
}

/** The nodes of the grammar that are values. */
export const LITERALS: readonly string[] =
  'Number Duration Negative Money PinnedMoney Date Instant Text List Boolean'.split(' ');

/** The value that a node says. What is no value is reported, and something of its type stands in. */
export function readLiteral(reader: StatementReader, node: SyntaxNode): Value {
  switch (node.name) {
    case 'Number':
      return { type: 'number', value: readNumber(reader, node) };
    case 'Negative': {
      const [number, duration] = [node.getChild('Number'), node.getChild('Duration')];
      if (number !== null) return { type: 'number', value: `-${readNumber(reader, number)}` };
      if (duration === null) throw new Error('the grammar gave a minus nothing to turn around');
      // Without the detour, nothing turned around would be a zero below zero.
      return { type: 'duration', milliseconds: 0 - (readDuration(reader, duration) ?? 0) };
    }
    case 'Duration':
      return { type: 'duration', milliseconds: readDuration(reader, node) ?? 0 };
    case 'Money':
      return { type: 'money', ...(readMoney(reader, node) ?? { minor: 0, currency: 'EUR' }) };
    case 'PinnedMoney':
      return readPinned(reader, node);
    case 'Date':
      return readDate(reader, node);
    case 'Instant':
      return readInstant(reader, node);
    case 'Text':
      return { type: 'text', value: readText(reader, node) };
    case 'List': {
      const nodes = node.getChildren('Text');
      const list = nodes.map((each) => readText(reader, each));
      return { type: 'text[]', value: markList(reader, list, node, nodes) };
    }
    case 'Boolean':
      return { type: 'boolean', value: reader.textOf(node) === 'true' };
    default:
      throw new Error(`the grammar has a value \`${node.name}\` that nothing reads`);
  }
}
