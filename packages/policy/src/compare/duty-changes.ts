import { actionsOf } from '../catalog.ts';
import type { CompiledPolicy, PlacedGrant } from '../compiled-policy.ts';
import type { ItemName } from '../draft/document-items.ts';
import type { Grant, ObligationKind, RequireRule, ResourceType } from '../document.ts';
import { grantNames } from '../grant-clauses.ts';
import { sameData } from '../same-data.ts';
import { isEnforced } from '../watched-rules.ts';

/** Duties of which each has to be met, or one is enough. */
export interface Duties {
  readonly of: readonly ObligationKind[];
  readonly enough: 'each' | 'one';
}

/** What else is asked of whoever takes an action that they may take before and after. */
export interface DutyChange extends ItemName {
  /** The role whose grants ask for it; null where a rule asks everyone. */
  readonly role: string | null;
  /** Full name of the type; null where a rule says it. */
  readonly type: string | null;
  readonly actions: readonly string[];
  readonly added: Duties | null;
  readonly dropped: Duties | null;
}

/** Where grants stand: a role, or what it means from a folder on. */
interface Place extends ItemName {
  readonly role: string;
  readonly grants: readonly PlacedGrant[];
}

const KINDS: readonly ObligationKind[] = ['second-factor', 'comment'];

/**
 * What two policies ask otherwise of whoever acts: who may do what stays, and what they have to meet for it does not.
 * Who gains and loses what is for `diffPolicies` to say, which takes everybody for one who meets every duty; this is the
 * rest. What is given anew or no more is no such change.
 */
export function dutyChanges(before: CompiledPolicy, after: CompiledPolicy): readonly DutyChange[] {
  const known = placesOf(before);
  const ofGrants = [...placesOf(after)].flatMap(([id, is]) => {
    const was = known.get(id);
    return was === undefined || sameData(grantsOf(was), grantsOf(is))
      ? []
      : [...after.types.values()].flatMap((type) => changesOn(type, [before, was], [after, is]));
  });
  return [...ofGrants, ...changesOfRules(before, after)];
}

const grantsOf = ({ grants }: Place): readonly Grant[] => grants.map(({ grant }) => grant);

function placesOf({ baseGrants, scopes }: CompiledPolicy): ReadonlyMap<string, Place> {
  const roles = [...baseGrants].map(([role, grants]): Place => ({ kind: 'role', key: role, role, grants }));
  const folders = [...scopes].flatMap(([role, byFolder]) =>
    [...byFolder].map(([key, grants]): Place => ({ kind: 'scope', key, role, grants })),
  );
  return new Map([...roles, ...folders].map((place) => [`${place.kind} ${place.key} ${place.role}`, place]));
}

type Side = readonly [compiled: CompiledPolicy, place: Place];

/** The changes on one type, actions of which the same is said together. */
function changesOn(type: ResourceType, before: Side, after: Side): readonly DutyChange[] {
  const [, { grants: _, ...place }] = after;
  const found = new Map<string, DutyChange>();
  for (const action of actionsOf(type)) {
    const { added, dropped } = otherwise(asked(before, type, action), asked(after, type, action));
    if (added === null && dropped === null) continue;
    const key = JSON.stringify([added, dropped]);
    const actions = [...(found.get(key)?.actions ?? []), action];
    found.set(key, { ...place, type: type.name, actions, added, dropped });
  }
  return [...found.values()];
}

/** By what reaches the same records: the duties of each grant that does. One of them met is enough. */
type Asked = ReadonlyMap<string, Alternatives>;
type Alternatives = readonly (readonly ObligationKind[])[];

function asked([compiled, { grants }]: Side, type: ResourceType, action: string): Asked {
  const ways = new Map<string, Alternatives>();
  for (const placed of grants) {
    if (!grantNames(compiled, placed, action, type)) continue;
    const { actions: _, on: __, requires = [], ...reach } = placed.grant;
    const way = JSON.stringify(reach);
    ways.set(way, [...(ways.get(way) ?? []), requires]);
  }
  return ways;
}

/** What is asked for in addition, and what no more. */
function otherwise(was: Asked, is: Asked): Pick<DutyChange, 'added' | 'dropped'> {
  return was.size === 0 || is.size === 0
    ? { added: null, dropped: null }
    : { added: askedMore(was, is), dropped: askedMore(is, was) };
}

/** The duties that one side asks for and the other does not. */
function askedMore(less: Asked, more: Asked): Duties | null {
  const alone = KINDS.filter((kind) =>
    isAskedOnly(
      less,
      more,
      KINDS.filter((each) => each !== kind),
    ),
  );
  if (alone.length > 0) return { of: alone, enough: 'each' };
  return isAskedOnly(less, more, []) ? { of: KINDS, enough: 'one' } : null;
}

/** Whether more than some duties has to be met for what those were enough for: way by way, or else on the whole. */
function isAskedOnly(less: Asked, more: Asked, met: readonly ObligationKind[]): boolean {
  const asks = (alternatives: Alternatives): boolean =>
    !alternatives.some((duties) => duties.every((each) => met.includes(each)));
  const whole = [...less.values()].some(asks);
  return [...more].some(([way, alternatives]) => {
    const known = less.get(way);
    return asks(alternatives) && !(known === undefined ? whole : asks(known));
  });
}

const requiring = ({ document }: CompiledPolicy): readonly RequireRule[] =>
  document.rules.flatMap((rule) => (rule.kind === 'require' && isEnforced(rule) ? [rule] : []));

/** Rules that ask everyone: new ones, ones that are gone, and ones that ask in other cases, which are both. */
function changesOfRules(before: CompiledPolicy, after: CompiledPolicy): readonly DutyChange[] {
  const [was, is] = [requiring(before), requiring(after)];
  const names = new Set([...was, ...is].map(({ name }) => name));
  return [...names].flatMap((key): readonly DutyChange[] => {
    const [one, other] = [was, is].map((rules) => rules.find(({ name }) => name === key));
    if (sameData(asksOf(one), asksOf(other))) return [];
    const [added, dropped] = [dutyOf(other), dutyOf(one)];
    return [{ kind: 'rule', key, role: null, type: null, actions: [], added, dropped }];
  });
}

const dutyOf = (rule: RequireRule | undefined): Duties | null =>
  rule === undefined ? null : { of: [rule.obligation], enough: 'each' };

/** What a rule asks of whom, without the words that say why. */
function asksOf(rule: RequireRule | undefined): Omit<RequireRule, 'because'> | null {
  if (rule === undefined) return null;
  const { because: _, ...asks } = rule;
  return asks;
}
