import { currencyDigits } from '@remit/policy/values/currency';
import { combineDecimals, compareDecimals, parseDecimal, wholeDecimal } from '@remit/policy/values/decimal';
import type { Directory } from '@remit/policy/directory';
import type { Environment } from '@remit/policy/check';
import type { Rates } from '@remit/policy/rates';
import type { Value } from '@remit/policy/values/value';
import { ratesAt } from '@remit/policy/disclose/through';
import { RemitError } from '../errors.ts';
import type { Amount } from '../views.ts';

/** Through which currency amounts compare in a tenant at a moment, and by which rates: of each currency the one that counts. */
export function ratesOf({ baseCurrency, rates = [] }: Directory, now: number): Rates {
  // Oldest first, so that the last one in is the latest. Every event of a decision keeps what it was decided by.
  const latest = new Map(rates.filter(({ from }) => from <= now).map((each) => [each.currency, each]));
  return { base: baseCurrency, list: [...latest.values()] };
}

/** What an amount comes to in the base by the rate that was pinned on it, rounded up; null for one that has none. */
export function worthInBase(
  amount: Value | null,
  base: string,
): { readonly rate: string; readonly amount: Amount } | null {
  if (amount?.type !== 'money' || amount.rate === undefined || amount.currency === base) return null;
  const exact = parseDecimal(amount.rate);
  if (exact === null) return null;
  const dividend = BigInt(amount.minor) * exact.units * 10n ** BigInt(currencyDigits(base));
  const divisor = 10n ** BigInt(exact.scale + currencyDigits(amount.currency));
  const minor = Number((dividend + divisor - 1n) / divisor);
  return Number.isSafeInteger(minor) ? { rate: amount.rate, amount: { minor, currency: base } } : null;
}

/** The most that an amount may come to in the base: the table that pins it holds no more. */
const MOST = wholeDecimal(100_000_000_000_000);

/**
 * The rate that stays with an amount that is submitted now: the latest one not after this moment.
 * @param field that says the amount
 * @returns null for an amount in the base, and for one whose currency has no rate: with limits it then does not compare
 * @throws RemitError `invalid` for an amount that is no money any more in the base
 */
export function rateNow(environment: Environment, { minor, currency }: Amount, field: string): string | null {
  if (environment.rates === undefined || currency === environment.rates.base) return null;
  const rate = ratesAt(environment)?.[currency];
  const exact = rate === undefined ? null : parseDecimal(rate);
  if (rate === undefined || exact === null) return null;
  const worth = combineDecimals('*', wholeDecimal(minor), exact);
  if (compareDecimals({ ...worth, scale: worth.scale + currencyDigits(currency) }, MOST) >= 0) {
    throw new RemitError(
      'invalid',
      `\`${field}\`: it is too much in ${environment.rates.base}; ask for less`,
    );
  }
  return rate;
}
