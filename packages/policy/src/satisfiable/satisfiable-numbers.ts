import type { Environment } from '../check.ts';
import type { Ground } from './satisfiable-ground.ts';
import type { Use } from './satisfiable-uses.ts';
import type { Fact, Leaf } from './satisfiable-facts.ts';
import type { Value } from '../values/value.ts';
import { evaluate } from '../evaluate.ts';
import { currencyDigits } from '../values/currency.ts';
import {
  combineDecimals,
  compareDecimals,
  parseDecimal,
  wholeDecimal,
  type Decimal,
} from '../values/decimal.ts';
import { decimalText } from '../values/decimal-text.ts';
import { situationWith } from './witness.ts';

type Money = Extract<Value, { type: 'money' }>;

export interface Numbers {
  readonly values: readonly Value[];
  readonly partial: string | null;
}

const plus = (left: Decimal, right: Decimal): Decimal => combineDecimals('+', left, right);
const ONE = wholeDecimal(1);
const half = ({ units, scale }: Decimal): Decimal => ({ units: units * 5n, scale: scale + 1 });

/** The whole number next above, when it lies below the other; else the middle. */
function between(low: Decimal, high: Decimal): Decimal {
  const floor = low.units / 10n ** BigInt(low.scale) - (low.units < 0n ? 1n : 0n);
  const whole = [floor, floor + 1n, floor + 2n]
    .map((units): Decimal => ({ units, scale: 0 }))
    .find((each) => compareDecimals(low, each) < 0 && compareDecimals(each, high) < 0);
  return whole ?? half(plus(low, high));
}

/** Each number, one in each gap between two neighbours, one below all and one above. */
function around(numbers: readonly Decimal[]): readonly Decimal[] {
  const sorted = numbers
    .toSorted(compareDecimals)
    .filter((each, at, all) => at === 0 || compareDecimals(each, all[at - 1] ?? each) !== 0);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return [wholeDecimal(0), ONE];
  const gaps = sorted.slice(1).map((each, at) => between(sorted[at] ?? each, each));
  return [...sorted, ...gaps, plus(least, wholeDecimal(-1)), plus(most, ONE)];
}

/** All that can come of adding and taking away the constants, each once. */
function signedSums(numbers: readonly Decimal[]): readonly Decimal[] {
  const sums = numbers.reduce<readonly Decimal[]>(
    (found, each) => found.flatMap((sum) => [plus(sum, each), combineDecimals('-', sum, each)]),
    [wholeDecimal(0)],
  );
  return sums;
}

const decimalsIn = (values: readonly Value[]): readonly Decimal[] =>
  values.flatMap((value) => (value.type === 'number' ? (parseDecimal(value.value) ?? []) : []));

const INEXACT = 'it reckons with the field in a way that is not turned round';

/** Plain numbers. */
export function numbersFor(uses: readonly Use[]): Numbers {
  const points: Decimal[] = [];
  let partial: string | null = null;
  for (const use of uses) {
    if (use.how === 'reckoned') {
      if (!use.exact) partial = INEXACT;
      points.push(...signedSums(decimalsIn(use.constants).slice(0, 6)));
    } else if (use.how === 'linked') points.push(...decimalsIn(use.constants));
    else if ('value' in use) points.push(...decimalsIn([use.value]));
  }
  const spread = uses.some(({ how }) => how === 'linked') ? [wholeDecimal(0), ONE, wholeDecimal(2)] : [];
  return {
    values: around([...points, ...spread]).map((each) => ({ type: 'number', value: decimalText(each) })),
    partial,
  };
}

/** A currency in which nothing is said and for which no rate is kept: only what is pinned on the record counts. */
function foreign(named: ReadonlySet<string>, rates: Environment['rates']): string {
  const known = new Set([...named, ...(rates?.list ?? []).map(({ currency }) => currency), rates?.base]);
  return ['USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'CAD', 'AUD'].find((code) => !known.has(code)) ?? 'XTS';
}

/** What an amount is worth in the base; null without a rate. */
function worth({ minor, currency, rate }: Money, environment: Environment | null): Decimal | null {
  const rates = environment?.rates;
  const latest = (rates?.list ?? [])
    .filter((each) => each.currency === currency && each.from <= (environment?.now ?? 0))
    .toSorted((one, other) => other.from - one.from)[0];
  const text = rate ?? latest?.rate ?? (rates?.base === currency ? '1' : null);
  const decimal = text === null ? null : parseDecimal(text);
  if (decimal === null) return null;
  const value = combineDecimals('*', wholeDecimal(minor), decimal);
  return { ...value, scale: value.scale + currencyDigits(currency) };
}

const MOST_MINOR = Number.MAX_SAFE_INTEGER;

/** Where a comparison that grows or falls with an amount turns: the amounts on both sides of each turn. */
function turns(leaf: Leaf, fact: Fact, currency: string, ground: Ground): readonly number[] {
  if (leaf.kind !== 'compare') return [];
  const sign = (minor: number): string => {
    const situation = situationWith(ground, [[fact, { type: 'money', minor, currency }]]);
    return ['<', '=']
      .map((operator) => {
        const asked = { ...leaf, operator: operator as '<' | '=' };
        return evaluate(asked, ground.type, situation);
      })
      .join(' ');
  };
  const found: number[] = [];
  for (let from = 0; sign(from) !== sign(MOST_MINOR) && found.length < 8;) {
    const first = sign(from);
    let low = from;
    let high = MOST_MINOR;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (sign(middle) === first) low = middle;
      else high = middle;
    }
    found.push(low, high);
    from = high;
  }
  return found;
}

/** Amounts of money: around each named one in its currency, and worth as much in a currency that has none. */
export function moneyFor(uses: readonly Use[], fact: Fact, ground: Ground): Numbers {
  const constants: Money[] = [];
  const reckoned: Money[] = [];
  let partial: string | null = null;
  const isMoney = (value: Value): value is Money => value.type === 'money';
  for (const use of uses) {
    if (use.how === 'reckoned') {
      const first = use.constants.find(isMoney);
      const currency = first?.currency ?? ground.environment?.rates?.base ?? 'EUR';
      if (!use.exact) partial = INEXACT;
      for (const minor of turns(use.leaf, fact, currency, ground))
        reckoned.push({ type: 'money', minor, currency });
    } else if (use.how === 'linked') constants.push(...use.constants.filter(isMoney));
    else if ('value' in use && isMoney(use.value)) constants.push(use.value);
  }
  const base = ground.environment?.rates?.base ?? 'EUR';
  const named = new Set([...constants, ...reckoned].map(({ currency }) => currency));
  const anywhere = named.size === 0 ? [base] : [...named];
  const linked = uses.some(({ how }) => how === 'linked') ? [0, 100, 200] : [];
  const plain = anywhere.flatMap((currency): readonly Money[] => {
    const minors = [...constants, ...reckoned]
      .filter((each) => each.currency === currency)
      .flatMap(({ minor }) => [minor - 1, minor, minor + 1]);
    const some = minors.length === 0 ? [0, 100, ...linked] : [...minors, ...linked];
    return [...new Set(some)]
      .filter((minor) => minor >= 0 && Number.isSafeInteger(minor))
      .map((minor) => ({ type: 'money', minor, currency }));
  });
  const worths = constants.flatMap((each) => worth(each, ground.environment) ?? []);
  const points =
    worths.length === 0 ? [] : around([...worths, wholeDecimal(0)]).filter(({ units }) => units > 0n);
  const other = foreign(named, ground.environment?.rates);
  const one = 10 ** currencyDigits(other);
  const pinned = points.map((each): Money => ({
    type: 'money',
    minor: one,
    currency: other,
    rate: decimalText(each),
  }));
  const free: readonly Money[] = [
    { type: 'money', minor: 0, currency: other, rate: '1' },
    { type: 'money', minor: one, currency: other },
  ];
  const several = named.size > 1 ? pinnedApart(plain, points) : { values: [], partial: null };
  return {
    values: [...plain, ...(named.size === 0 ? [] : [...pinned, ...free]), ...several.values],
    partial: partial ?? several.partial,
  };
}

/** Amounts of named currencies with a rate of their own: in one currency they count by amount, in others by worth. */
function pinnedApart(plain: readonly Money[], points: readonly Decimal[]): Numbers {
  const values = plain.flatMap((money) =>
    points.flatMap((point): readonly Value[] => {
      const scale = currencyDigits(money.currency);
      const units = BigInt(money.minor);
      const wanted = point.units * 10n ** BigInt(scale + 12);
      if (units === 0n || wanted % units !== 0n) return [];
      return [{ ...money, rate: decimalText({ units: wanted / units, scale: point.scale + 12 }) }];
    }),
  );
  return { values, partial: 'it names amounts of several currencies' };
}
