import type { Environment, Resource } from '@remit/policy/check';
import type { Condition, Operand, Truth } from '@remit/policy/condition';
import type { Directory, Member } from '@remit/policy/directory';
import type { ResourceType } from '@remit/policy/document';
import type { Value } from '@remit/policy/value';

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
  | { is: 'money'; fixed: bigint; currency: string }
  | { is: 'date'; date: string }
  | { is: 'instant'; at: number }
  | { readonly is: 'duration'; readonly ms: number }
  | { is: 'boolean'; yes: boolean }
  | { is: 'set'; texts: string[] };

const sound = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

function know(value: Value): Known | null {
  if (value.type === 'number') {
    const units = fixed(value.value);
    return units === null ? null : { is: 'number', fixed: units };
  }
  if (value.type === 'money') {
    const real = Number.isSafeInteger(value.minor) && value.minor >= 0 && /^[A-Z]{3}$/.test(value.currency);
    const units = real ? fixed(String(value.minor)) : null;
    return units === null ? null : { is: 'money', fixed: units, currency: value.currency };
  }
  if (value.type === 'date') {
    const day = new Date(`${value.value}T00:00:00Z`);
    const real = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(`${value.value}T`);
    return real ? { is: 'date', date: value.value } : null;
  }
  if (value.type === 'instant')
    return Number.isSafeInteger(value.value) ? { is: 'instant', at: value.value } : null;
  if (value.type === 'boolean') return { is: 'boolean', yes: value.value };
  if (value.type === 'duration')
    return Number.isSafeInteger(value.milliseconds) ? { is: 'duration', ms: value.milliseconds } : null;
  if (value.type === 'text[]')
    return value.value.every(sound)
      ? { is: 'set', texts: value.value.map((text) => text.normalize('NFC')) }
      : null;
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
    const groups = directory.groups.filter((group) => inGroup(directory, group.id, member.id));
    return { type: 'text[]', value: groups.map((group) => group.id) };
  }
  return Object.hasOwn(member.attributes, name) ? (member.attributes[name] ?? null) : null;
}

/** Whether a member is in a group, itself or through a group inside it. */
export function inGroup(directory: Directory, groupId: string, memberId: string): boolean {
  const group = directory.groups.find((each) => each.id === groupId);
  if (group === undefined) return false;
  return (
    group.members.includes(memberId) || group.groups.some((inner) => inGroup(directory, inner, memberId))
  );
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
  if (left.is !== 'number' && left.is !== 'money') return undefined;
  if (right.is !== 'number' && right.is !== 'money') return undefined;
  if (operand.operator === '*') {
    if (left.is === 'money' && right.is === 'money') return undefined;
    // Exact, because worlds hold few digits: what is cut off here is zeros.
    const product = (left.fixed * right.fixed) / 10n ** BigInt(DIGITS);
    const money = left.is === 'money' ? left : right;
    return money.is === 'money' ? { ...money, fixed: product } : { is: 'number', fixed: product };
  }
  if (left.is !== right.is) return undefined;
  if (left.is === 'money' && right.is === 'money' && left.currency !== right.currency) return undefined;
  return { ...left, fixed: operand.operator === '+' ? left.fixed + right.fixed : left.fixed - right.fixed };
}

function localDate(at: number, zone: string | undefined): string | null {
  return zone === undefined ? null : new Date(at).toLocaleDateString('sv-SE', { timeZone: zone });
}

/** Negative, zero or positive; null when the two do not compare. */
function order(left: Known, right: Known, zone: string | undefined): number | null {
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
    if (left.currency !== right.currency) return null;
    return Number(left.fixed > right.fixed) - Number(left.fixed < right.fixed);
  }
  if (left.is === 'instant' && right.is === 'instant') return left.at - right.at;
  if (left.is === 'boolean' && right.is === 'boolean') return Number(left.yes) - Number(right.yes);
  const a = left.is === 'date' ? left.date : left.is === 'instant' ? localDate(left.at, zone) : null;
  const b = right.is === 'date' ? right.date : right.is === 'instant' ? localDate(right.at, zone) : null;
  return a === null || b === null ? null : Number(a > b) - Number(a < b);
}

const settled = (yes: boolean): Truth => (yes ? 'true' : 'false');

function compared(operator: string, left: Fact, right: Fact, zone: string | undefined): Truth {
  if (left === undefined || left === null || right === undefined || right === null) return 'unknown';
  const difference = order(left, right, zone);
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
  const zone = situation.environment.timeZone;
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
      zone,
    );
  if (condition.kind === 'in') {
    const operand = fact(condition.operand, situation);
    if (operand === undefined || operand === null) return 'unknown';
    const each = condition.list.map((item) => compared('=', operand, fact(item, situation), zone));
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
