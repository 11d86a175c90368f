import type { Environment, Resource } from '@remit/policy/check';
import type { Condition, Operand, Truth } from '@remit/policy/condition';
import type { Directory, Group, Member } from '@remit/policy/directory';
import type { ResourceType } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';

/**
 * Conditions read slowly, straight from semantics.md, "Conditions". It shares the engine's data types and none of its
 * code: where the two disagree, one of them is wrong.
 */
export interface Situation {
  readonly directory: Directory;
  readonly member: Member;
  readonly action: string;
  readonly resource: Resource;
  readonly type: ResourceType;
  readonly environment: Environment;
}

const DIGITS = 60;

/** A decimal as a whole number of 10^-60ths, far finer than what worlds are made of. */
function fixed(text: string): bigint | null {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (match === null || text.length > 100) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction.padEnd(DIGITS, '0').slice(0, DIGITS));
  return sign === '-' ? -units : units;
}

type Known =
  | { is: 'text'; text: string }
  | { is: 'number'; fixed: bigint }
  | { is: 'money'; fixed: bigint; currency: string; pinned: bigint | null }
  | { is: 'date'; date: string }
  | { is: 'instant'; at: number }
  | { is: 'duration'; ms: number }
  | { is: 'boolean'; yes: boolean }
  | { is: 'set'; texts: string[] };

type Money = Extract<Known, { is: 'money' }>;

// Facts come from outside, where no compiler looked at them: whatever is told of their type is asked again here.
const sound = (text: unknown): text is string =>
  typeof text === 'string' && text.isWellFormed() && !text.includes('\0');

function money({ minor, currency, rate }: Extract<Value, { type: 'money' }>): Money | null {
  if (!Number.isSafeInteger(minor) || minor < 0) return null;
  if (!sound(currency) || !/^[A-Z]{3}$/.test(currency)) return null;
  const units = fixed(String(minor));
  if (units === null) return null;
  if (rate === undefined) return { is: 'money', fixed: units, currency, pinned: null };
  const pinned = rateFrom(rate);
  return pinned === null ? null : { is: 'money', fixed: units, currency, pinned };
}

/** A rate is a decimal above nothing. */
function rateFrom(text: unknown): bigint | null {
  const rate = sound(text) ? fixed(text) : null;
  return rate !== null && rate > 0n ? rate : null;
}

/** A day of the calendar as the milliseconds at which it begins in UTC. */
function dayStart(date: unknown): number | null {
  if (!sound(date)) return null;
  const day = new Date(`${date}T00:00:00Z`);
  const real = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${date}T`);
  return real ? day.getTime() : null;
}

const whole = (value: unknown): value is number => Number.isSafeInteger(value);

function know(value: Value): Known | null {
  if (value.type === 'number') {
    const units = sound(value.value) ? fixed(value.value) : null;
    return units === null ? null : { is: 'number', fixed: units };
  }
  if (value.type === 'money') return money(value);
  if (value.type === 'date') return dayStart(value.value) === null ? null : { is: 'date', date: value.value };
  if (value.type === 'instant') return whole(value.value) ? { is: 'instant', at: value.value } : null;
  if (value.type === 'duration')
    return whole(value.milliseconds) ? { is: 'duration', ms: value.milliseconds } : null;
  if (value.type === 'boolean')
    return typeof value.value === 'boolean' ? { is: 'boolean', yes: value.value } : null;
  if (value.type === 'text[]')
    return Array.isArray(value.value) && value.value.every(sound)
      ? { is: 'set', texts: value.value.map((text) => text.normalize('NFC')) }
      : null;
  if (!['text', 'enum', 'member', 'department', 'folder'].includes(value.type)) return null;
  return sound(value.value) ? { is: 'text', text: value.value.normalize('NFC') } : null;
}

/** `undefined`: there is no such fact. `null`: there is one, and it is of no use. */
type Fact = Known | null | undefined;

function subjectFact({ member, directory }: Situation, name: string): Value | null {
  if (name === 'id') return { type: 'member', value: member.id };
  if (name === 'person') return { type: 'text', value: member.person };
  if (name === 'kind') return { type: 'text', value: member.kind };
  if (name === 'name') return { type: 'text', value: member.name };
  if (name === 'email') return { type: 'text', value: member.email };
  if (name === 'title') return { type: 'text', value: member.title };
  if (name === 'department')
    return member.department === null ? null : { type: 'department', value: member.department };
  if (name === 'manager') return member.manager === null ? null : { type: 'member', value: member.manager };
  if (name === 'groups') {
    const truths = directory.groups.map(({ id }) => ({ id, truth: inGroup(directory, id, member) }));
    // One group that nobody can tell is enough: which they are is not known.
    if (truths.some(({ truth }) => truth === 'unknown')) return null;
    return { type: 'text[]', value: truths.filter(({ truth }) => truth === 'true').map(({ id }) => id) };
  }
  return Object.hasOwn(member.attributes, name) ? (member.attributes[name] ?? null) : null;
}

/** Whether a member is in a group: itself, by its rule, or through a group inside it. */
export function inGroup(directory: Directory, groupId: string, member: Member): Truth {
  const group = directory.groups.find((each) => each.id === groupId);
  if (group === undefined) return 'false';
  const ways: readonly Truth[] = [
    settled(group.members.includes(member.id)),
    byRule(directory, group, member),
    ...group.groups.map((inner) => inGroup(directory, inner, member)),
  ];
  return weigh(Math.max(...ways.map((truth) => WEIGHT[truth])));
}

/** What the rule of a group says of a member, by nothing but what is stored of that member. */
export function byRule({ timeZone }: Directory, { rule }: Group, member: Member): Truth {
  if (rule === undefined || rule === null) return 'false';
  const noDirectory: Directory = {
    revision: 0,
    timeZone,
    baseCurrency: 'EUR',
    folders: [],
    departments: [],
    groups: [],
    members: [],
    assignments: [],
  };
  return referenceTruth(rule, {
    directory: noDirectory,
    member,
    action: '',
    resource: { type: '', id: null, folder: null, attributes: {}, history: null },
    type: { name: '', label: '', fields: [], actions: [], history: false },
    environment: { now: Number.NaN, timeZone, met: [], attributes: {} },
  });
}

/** Whether a path is a tree's root or below it. */
export function below(path: string, tree: string): boolean {
  const steps = tree.split('/').filter((step) => step !== '');
  const walked = path.split('/').filter((step) => step !== '');
  return steps.every((step, at) => walked[at] === step);
}

function fact(operand: Operand, situation: Situation): Fact {
  if (operand.kind === 'literal') return know(operand.value);
  if (operand.kind === 'now') return { is: 'instant', at: situation.environment.now };
  if (operand.kind === 'arithmetic') return sum(operand, situation);
  const { name } = operand;
  if (operand.of === 'subject') {
    const value = subjectFact(situation, name);
    return value === null ? undefined : know(value);
  }
  if (operand.of === 'action') return name === 'name' ? { is: 'text', text: situation.action } : undefined;
  const from = operand.of === 'resource' ? situation.resource.attributes : situation.environment.attributes;
  if (operand.of === 'resource' && name === 'folder') {
    const { folder } = situation.resource;
    return folder === null ? undefined : { is: 'text', text: folder.normalize('NFC') };
  }
  const value = Object.hasOwn(from, name) ? from[name] : undefined;
  if (value === null || value === undefined) return undefined;
  const declared = situation.type.fields.find((field) => field.name === name)?.type;
  return operand.of === 'resource' && declared !== value.type ? null : know(value);
}

function sum(operand: Extract<Operand, { kind: 'arithmetic' }>, situation: Situation): Fact {
  const left = fact(operand.left, situation);
  const right = fact(operand.right, situation);
  if (left === undefined || left === null || right === undefined || right === null) return undefined;
  if (operand.operator === '*') return product(left, right);
  const sign = operand.operator === '+' ? 1 : -1;
  if (left.is === 'number' && right.is === 'number')
    return { is: 'number', fixed: left.fixed + BigInt(sign) * right.fixed };
  if (left.is === 'money' && right.is === 'money') {
    if (left.currency !== right.currency) return undefined;
    const pinned = left.pinned === right.pinned ? left.pinned : null;
    return { ...left, fixed: left.fixed + BigInt(sign) * right.fixed, pinned };
  }
  if (right.is === 'duration') return later(left, sign * right.ms);
  if (left.is === 'duration' && sign === 1) return later(right, left.ms);
  if (sign === 1) return undefined;
  if (left.is === 'instant' && right.is === 'instant') return lasting(left.at - right.at);
  if (left.is !== 'date' || right.is !== 'date') return undefined;
  return lasting((dayStart(left.date) ?? Number.NaN) - (dayStart(right.date) ?? Number.NaN));
}

function product(left: Known, right: Known): Fact {
  if (left.is !== 'number' && left.is !== 'money') return undefined;
  if (right.is !== 'number' && right.is !== 'money') return undefined;
  if (left.is === 'money' && right.is === 'money') return undefined;
  // Exact, because worlds hold few digits: what is cut off here is zeros.
  const times = (left.fixed * right.fixed) / 10n ** BigInt(DIGITS);
  const amount = left.is === 'money' ? left : right;
  return { ...amount, fixed: times };
}

const lasting = (ms: number): Fact => (whole(ms) ? { is: 'duration', ms } : undefined);

const DAY = 24 * 60 * 60 * 1000;

/** So many milliseconds after a moment, or as much longer than a duration; a date moves by whole days alone. */
function later(moment: Known, ms: number): Fact {
  if (moment.is === 'duration') return lasting(moment.ms + ms);
  if (moment.is === 'instant')
    return whole(moment.at + ms) ? { is: 'instant', at: moment.at + ms } : undefined;
  if (moment.is !== 'date' || ms % DAY !== 0) return undefined;
  const day = new Date((dayStart(moment.date) ?? Number.NaN) + ms);
  if (Number.isNaN(day.getTime())) return undefined;
  const date = day.toISOString().split('T')[0];
  return dayStart(date) === null || date?.length !== 10 ? undefined : { is: 'date', date };
}

/** Making a calendar takes far longer than reading it, so there is one for each zone. Null: no such zone. */
const calendars = new Map<string, Intl.DateTimeFormat | null>();

function calendarOf(zone: string): Intl.DateTimeFormat | null {
  if (!calendars.has(zone)) {
    const known = zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone);
    calendars.set(zone, known ? new Intl.DateTimeFormat('sv-SE', { timeZone: zone }) : null);
  }
  return calendars.get(zone) ?? null;
}

function localDate(at: number, zone: string | undefined): string | null {
  if (zone === undefined || Number.isNaN(new Date(at).getTime())) return null;
  const date = calendarOf(zone)?.format(at);
  return date !== undefined && dayStart(date) !== null ? date : null;
}

/** Of the currencies in our worlds, those whose minor unit is no hundredth. */
const MINOR_DIGITS: Readonly<Record<string, number>> = { JPY: 0, KWD: 3 };

/** What an amount is worth in the tenant's base, as a whole number of ever so small parts; null when nobody knows. */
function worth({ fixed: minor, currency, pinned }: Money, { rates, now }: Environment): bigint | null {
  let rate = pinned;
  if (rate === null) {
    if (rates === undefined) return null;
    const past = rates.list.filter((each) => each.currency === currency && each.from <= now);
    const newest = Math.max(...past.map((each) => each.from));
    const latest = past.find((each) => each.from === newest);
    rate = rateFrom(latest === undefined && currency === rates.base ? '1' : latest?.rate);
  }
  if (rate === null) return null;
  return minor * rate * 10n ** BigInt(9 - (MINOR_DIGITS[currency] ?? 2));
}

/** Negative, zero or positive; null when the two do not compare. */
function order(left: Known, right: Known, environment: Environment): number | null {
  const zone = environment.timeZone;
  if (left.is === 'text' && right.is === 'text') {
    const a = Array.from(left.text, (each) => each.codePointAt(0) ?? 0);
    const b = Array.from(right.text, (each) => each.codePointAt(0) ?? 0);
    for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
      const difference = (a[at] ?? -1) - (b[at] ?? -1);
      if (difference !== 0) return difference;
    }
    return 0;
  }
  if (left.is === 'number' && right.is === 'number')
    return Number(left.fixed > right.fixed) - Number(left.fixed < right.fixed);
  if (left.is === 'money' && right.is === 'money') {
    if (left.currency === right.currency)
      return Number(left.fixed > right.fixed) - Number(left.fixed < right.fixed);
    const [one, other] = [worth(left, environment), worth(right, environment)];
    return one === null || other === null ? null : Number(one > other) - Number(one < other);
  }
  if (left.is === 'instant' && right.is === 'instant') return left.at - right.at;
  if (left.is === 'duration' && right.is === 'duration') return left.ms - right.ms;
  if (left.is === 'boolean' && right.is === 'boolean') return Number(left.yes) - Number(right.yes);
  const a = left.is === 'date' ? left.date : left.is === 'instant' ? localDate(left.at, zone) : null;
  const b = right.is === 'date' ? right.date : right.is === 'instant' ? localDate(right.at, zone) : null;
  return a === null || b === null ? null : Number(a > b) - Number(a < b);
}

const settled = (yes: boolean): Truth => (yes ? 'true' : 'false');

function compared(operator: string, left: Fact, right: Fact, environment: Environment): Truth {
  if (left === undefined || left === null || right === undefined || right === null) return 'unknown';
  const difference = order(left, right, environment);
  if (difference === null) return 'unknown';
  if (operator === '=') return settled(difference === 0);
  if (operator === '!=') return settled(difference !== 0);
  if (operator === '<') return settled(difference < 0);
  if (operator === '<=') return settled(difference <= 0);
  if (operator === '>') return settled(difference > 0);
  return settled(difference >= 0);
}

/** Kleene's tables by their numbers: false 0, unknown ½, true 1; `and` is the least, `or` the greatest. */
const WEIGHT = { false: 0, unknown: 1, true: 2 } as const;
const TRUTHS: readonly Truth[] = ['false', 'unknown', 'true'];
const weigh = (weight: number): Truth => TRUTHS[weight] ?? 'unknown';

/** The truth of a condition in a situation. */
export function referenceTruth(condition: Condition, situation: Situation): Truth {
  const { environment } = situation;
  if (condition.kind === 'constant') return settled(condition.value);
  if (condition.kind === 'not') return weigh(2 - WEIGHT[referenceTruth(condition.condition, situation)]);
  if (condition.kind === 'and')
    return weigh(Math.min(2, ...condition.conditions.map((each) => WEIGHT[referenceTruth(each, situation)])));
  if (condition.kind === 'or')
    return weigh(Math.max(0, ...condition.conditions.map((each) => WEIGHT[referenceTruth(each, situation)])));
  if (condition.kind === 'compare')
    return compared(
      condition.operator,
      fact(condition.left, situation),
      fact(condition.right, situation),
      environment,
    );
  if (condition.kind === 'in') {
    const operand = fact(condition.operand, situation);
    if (operand === undefined || operand === null) return 'unknown';
    const each = condition.list.map((item) => compared('=', operand, fact(item, situation), environment));
    return weigh(Math.max(0, ...each.map((truth) => WEIGHT[truth])));
  }
  if (condition.kind === 'is-null') return settled(fact(condition.operand, situation) === undefined);
  if (condition.kind === 'within') {
    const operand = fact(condition.operand, situation);
    const tree = fact(condition.tree, situation);
    if (operand?.is !== 'text' || tree?.is !== 'text') return 'unknown';
    if (!operand.text.startsWith('/') || !tree.text.startsWith('/')) return 'unknown';
    return settled(below(operand.text, tree.text));
  }
  if (condition.kind === 'text') {
    const operand = fact(condition.operand, situation);
    const part = fact(condition.part, situation);
    if (operand?.is !== 'text' || part?.is !== 'text') return 'unknown';
    const at = operand.text.split(part.text);
    if (part.text === '') return 'true';
    if (condition.operator === 'contains') return settled(at.length > 1);
    if (condition.operator === 'starts with')
      return settled(operand.text.slice(0, part.text.length) === part.text);
    return settled(operand.text.slice(-part.text.length) === part.text);
  }
  if (condition.kind === 'overlaps') {
    const left = fact(condition.left, situation);
    const right = fact(condition.right, situation);
    if (left?.is !== 'set' || right?.is !== 'set') return 'unknown';
    return settled(left.texts.filter((text) => right.texts.includes(text)).length > 0);
  }
  return referenceTook(condition.action, situation);
}

/** Whether the natural person behind the subject took an action on the record. */
export function referenceTook(action: string, { resource, member }: Situation): Truth {
  if (resource.history === null) return 'unknown';
  const taken = resource.history.filter((entry) => entry.action === action);
  if (taken.some((entry) => entry.person === member.person)) return 'true';
  return taken.some((entry) => entry.person === null) ? 'unknown' : 'false';
}

/** Negative, zero or positive as one value is less than, equal to or more than another; null where they do not compare. */
export function referenceOrder(left: Value, right: Value, environment: Environment): number | null {
  const [one, other] = [know(left), know(right)];
  return one === null || other === null ? null : order(one, other, environment);
}
