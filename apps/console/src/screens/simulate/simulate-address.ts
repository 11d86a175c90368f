import { dayOf, startOfDay } from '@remit/policy/values/day';
import type { SimulateFormView } from '@remit/api/simulate/simulate-views';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { askedMoment } from '../../shell/asked-moment.ts';
import { idWord } from '../../shell/id-word.ts';
import { isMoment } from '../../shell/moment-word.ts';
import { ANYONE } from './anyone.ts';
import { parseFact } from './parse-fact.ts';

/** What the address says of a question; nothing in it is a name. */
export interface SimulateAddress {
  /** Id of a member, or `anyone`. */
  readonly who?: string | undefined;
  readonly do?: string | undefined;
  readonly type?: string | undefined;
  /** Id of a stored record; without it a record is described. */
  readonly id?: string | undefined;
  readonly in?: string | undefined;
  /** A day, `2027-01-31`. */
  readonly at?: string | undefined;
  readonly met?: string | undefined;
  /** Fields as they were typed, as a query string writes them. */
  readonly facts?: string | undefined;
  readonly version?: string | undefined;
  /** Id of a draft; what stands for a version beside it counts for nothing. */
  readonly draft?: string | undefined;
  readonly tab?: string | undefined;
  /** Id of the member whose answer stands beside. */
  readonly with?: string | undefined;
}

/** What keeps an address from being a question. */
export type Incomplete = 'nothing' | 'who' | 'type' | 'record';

const DUTIES = ['second-factor', 'comment'] as const;

/**
 * The question that an address asks. What makes no sense in it counts as left open.
 * @returns what is still missing, where it is no question yet
 */
export function questionOf(
  address: SimulateAddress,
  form: Pick<SimulateFormView, 'types' | 'now'>,
  place: { readonly timeZone: string; readonly locale: string },
): SimulateQuestion | Incomplete {
  const { who } = address;
  const anyone = who === ANYONE;
  if (!anyone && idWord(who) === null) return 'nothing';
  const type = form.types.find((each) => each.type === address.type);
  const types = type === undefined ? form.types : [type];
  const action = types.some(({ actions }) => actions.includes(address.do ?? ''))
    ? (address.do ?? null)
    : null;
  if (anyone && action === null) return 'who';
  if (anyone && type === undefined) return 'type';
  if (address.id !== undefined && idWord(address.id) === null) return 'record';
  return {
    member: anyone ? null : idWord(who),
    action,
    resource: resourceOf(address, type, place.locale),
    at: dayAsked(address, form.now, place.timeZone),
    met: metOf(address),
    version: draftOf(address) === null ? versionOf(address) : null,
    draft: draftOf(address),
  };
}

/** When a day begins; of today it is asked as of now, and a moment of its own is the whole page's, not one slot of the question. */
function dayAsked({ at }: SimulateAddress, now: number, timeZone: string): number | null {
  if (at === undefined || isMoment(at) || at === dayOf(now, timeZone)) return null;
  return startOfDay(at, timeZone);
}

/**
 * The question as it is asked from elsewhere: where the page looks at another moment, that is told beside it, and is in
 * no slot of it.
 * @param at the moment that was answered of, in ms since 1970 UTC
 */
export function atMomentOf(
  { at: word }: Pick<SimulateAddress, 'at'>,
  question: SimulateQuestion,
  at: number,
): SimulateQuestion {
  return isMoment(word) && askedMoment(word) !== null ? { ...question, at: question.at ?? at } : question;
}

function resourceOf(
  { id, in: folder, facts }: SimulateAddress,
  type: SimulateFormView['types'][number] | undefined,
  locale: string,
): SimulateQuestion['resource'] {
  if (type === undefined) return { kind: 'anything' };
  if (id !== undefined) return { kind: 'record', type: type.type, id };
  const given = factsOf(facts).flatMap(([name, typed]) => {
    const field = type.fields.find((each) => each.name === name);
    const value = field === undefined ? null : parseFact(typed, field.type, locale);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    kind: 'described',
    type: type.type,
    folder: folder ?? null,
    attributes: Object.fromEntries(given),
  };
}

/** Duties that count as met. */
export function metOf({ met }: SimulateAddress): SimulateQuestion['met'] {
  const words = (met ?? '').split(',');
  return DUTIES.filter((duty) => words.includes(duty));
}

function versionOf({ version }: SimulateAddress): number | null {
  return version !== undefined && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : null;
}

function draftOf({ draft }: SimulateAddress): string | null {
  return idWord(draft);
}

/** Whose answer stands beside; null for nobody's. */
export function otherOf({ with: other }: SimulateAddress): string | null {
  return idWord(other);
}

/** Fields as they were typed, in the order in which they were given. */
export function factsOf(facts: string | undefined): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(facts ?? '')];
}

/** The facts with one set, or with an undefined one taken away. */
export function withFact(
  facts: string | undefined,
  name: string,
  typed: string | undefined,
): string | undefined {
  const all = new URLSearchParams(facts ?? '');
  if (typed === undefined) all.delete(name);
  else all.set(name, typed);
  const text = all.toString();
  return text === '' ? undefined : text;
}
