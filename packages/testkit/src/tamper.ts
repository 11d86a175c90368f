import { randomUUID } from 'node:crypto';
import type { AuditRecord } from '@remit/audit/audit-record';
import { type KeptAudit, type KeptSeal, type KeptTools, sealAgain } from './kept-audit.ts';
import type { Random } from './seeded-random.ts';

/** What somebody with every right on the database and on the file of heads, and without the key, may do to a record. */
export const tamperings = [
  'a bit of an event',
  'a bit of a seal',
  'a bit of a head',
  'an event removed',
  'a seal removed',
  'an entry removed with its event',
  'the tail cut',
  'two events swapped',
  'two entries swapped',
  'an event inserted without a seal',
  'an entry inserted',
  'an entry doubled',
  'everything sealed anew from a changed event on',
  'everything sealed anew without an event',
  'everything sealed anew in another order',
  'the last heads removed',
  'a head removed',
  'two heads swapped',
  'an older head written again',
  'a head of a rewritten chain, signed with another key',
] as const;

export type Tampering = (typeof tamperings)[number];

/** Tampers with a copy. @param foreign a key that is not the installation's */
export function tamper(
  random: Random,
  kept: KeptAudit,
  how: Tampering,
  tools: KeptTools,
  foreign: (tenant: string, seal: KeptSeal, previous: string) => string,
): KeptAudit {
  const { events, seals, heads } = kept;
  const place = random.below(events.length);
  // A second place that is not the first.
  const other = (place + 1 + random.below(events.length - 1)) % events.length;
  switch (how) {
    case 'a bit of an event': {
      const column = random.pick(columnsOf(events[place]));
      return { ...kept, events: changedAt(events, place, (event) => flipColumn(random, event, column)) };
    }
    case 'a bit of a seal': {
      const column = random.pick(['tenantId', 'sequence', 'eventId', 'hash'] as const);
      return { ...kept, seals: changedAt(seals, place, (seal) => flipSeal(random, seal, column)) };
    }
    case 'a bit of a head': {
      const at = random.below(heads.length);
      return { ...kept, heads: changedAt(heads, at, (line) => flipText(random, line)) };
    }
    case 'an event removed':
      return { ...kept, events: without(events, place) };
    case 'a seal removed':
      return { ...kept, seals: without(seals, place) };
    case 'an entry removed with its event':
      return { ...kept, events: without(events, place), seals: without(seals, place) };
    case 'the tail cut':
      return { ...kept, events: events.slice(0, place), seals: seals.slice(0, place) };
    case 'two events swapped':
      return { ...kept, seals: swapped(seals, place, other, ['eventId']) };
    case 'two entries swapped':
      return { ...kept, seals: swapped(seals, place, other, ['eventId', 'hash']) };
    case 'an event inserted without a seal':
      return { ...kept, events: [...events, { ...at(events, place), id: randomUUID() }] };
    case 'an entry inserted':
    case 'an entry doubled': {
      const id = how === 'an entry inserted' ? randomUUID() : at(events, place).id;
      const inserted = { ...at(events, place), id };
      const [before] = sealAgain([inserted], tools);
      const seal = { ...at(seals, place), eventId: id, hash: before?.hash ?? '' };
      const added = how === 'an entry inserted' ? [...events, inserted] : events;
      return { ...kept, events: added, seals: [...seals, seal] };
    }
    case 'everything sealed anew from a changed event on': {
      const changed = changedAt(events, place, (event) => ({ ...event, outcome: `${event.outcome}!` }));
      return { ...kept, events: changed, seals: sealAgain(changed, tools) };
    }
    case 'everything sealed anew without an event': {
      const left = without(events, place);
      return { ...kept, events: left, seals: sealAgain(left, tools) };
    }
    case 'everything sealed anew in another order': {
      const moved = swapped(events, place, other, Object.keys(at(events, 0)) as (keyof AuditRecord)[]);
      return { ...kept, events: moved, seals: sealAgain(moved, tools) };
    }
    case 'the last heads removed':
      return { ...kept, heads: heads.slice(0, random.below(heads.length)) };
    case 'a head removed':
      return { ...kept, heads: without(heads, random.below(heads.length - 1)) };
    case 'two heads swapped': {
      const first = random.below(heads.length - 1);
      const [one, two] = [at(heads, first), at(heads, first + 1)];
      return { ...kept, heads: heads.with(first, two).with(first + 1, one) };
    }
    case 'an older head written again':
      return { ...kept, heads: [...heads, at(heads, random.below(heads.length))] };
    case 'a head of a rewritten chain, signed with another key': {
      const changed = changedAt(events, place, (event) => ({ ...event, action: 'tenant.created' }));
      const anew = sealAgain(changed, tools);
      const line = foreign(
        at(events, 0).tenantId,
        at(anew, anew.length - 1),
        tools.sha256(at(heads, heads.length - 2)),
      );
      return { events: changed, seals: anew, heads: [...heads.slice(0, -1), line] };
    }
    default:
      return how satisfies never;
  }
}

/** Every column of an event by its name. */
export function columnsOf(event: AuditRecord | undefined): readonly (keyof AuditRecord)[] {
  return Object.keys(event ?? {}) as (keyof AuditRecord)[];
}

/** An event with one bit of one column turned; a column without a value gets one. */
export function flipColumn(random: Random, event: AuditRecord, column: keyof AuditRecord): AuditRecord {
  const value = event[column];
  if (typeof value === 'number') return { ...event, [column]: flipNumber(random, value) };
  return { ...event, [column]: value === null ? random.pick(['', 'null', 'x']) : flipText(random, value) };
}

function flipSeal(random: Random, seal: KeptSeal, column: keyof KeptSeal): KeptSeal {
  if (column === 'sequence') return { ...seal, sequence: flipNumber(random, seal.sequence) };
  if (column !== 'hash') return { ...seal, [column]: flipText(random, seal[column]) };
  // A bit of the hash itself, which the table keeps as bytes.
  const bytes = Buffer.from(seal.hash, 'hex');
  const index = random.below(bytes.length);
  bytes[index] = (bytes[index] ?? 0) ^ (1 << random.below(8));
  return { ...seal, hash: bytes.toString('hex') };
}

/** Turns a bit of a text's UTF-8; what is no UTF-8 any more reads as `�`, as it would from a file. */
function flipText(random: Random, text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length === 0) return '\u0001';
  const index = random.below(bytes.length);
  bytes[index] = (bytes[index] ?? 0) ^ (1 << random.below(8));
  return bytes.toString();
}

function flipNumber(random: Random, value: number): number {
  return Number(BigInt(value) ^ (1n << BigInt(random.below(40))));
}

function without<T>(from: readonly T[], index: number): readonly T[] {
  return from.toSpliced(index, 1);
}

function at<T>(from: readonly T[], index: number): T {
  const found = from[index];
  if (found === undefined) throw new Error(`there is nothing at ${index}`);
  return found;
}

function changedAt<T>(from: readonly T[], index: number, change: (one: T) => T): readonly T[] {
  return from.with(index, change(at(from, index)));
}

function swapped<T extends object>(
  from: readonly T[],
  one: number,
  two: number,
  columns: readonly (keyof T)[],
): readonly T[] {
  const [first, second] = [at(from, one), at(from, two)];
  const taken = (source: T): Partial<T> =>
    Object.fromEntries(columns.map((column) => [column, source[column]])) as Partial<T>;
  return from.with(one, { ...first, ...taken(second) }).with(two, { ...second, ...taken(first) });
}
