import type { Environment } from '../check.ts';
import type { Through } from '../row-filter.ts';
import type { Meeting } from '../values/scalar.ts';
import { scalarOf } from '../values/scalar.ts';

const CODE = /^[A-Z]{3}$/;

/** Whether a text is a rate: a decimal above 0. */
const isRate = (rate: string, currency: string): boolean =>
  scalarOf({ type: 'money', minor: 0, currency, rate }) !== null;

/**
 * The rates that count at the time of a check: of each currency the latest one not after `now`, and 1 for the base where
 * none is listed. A currency whose latest rate is no rate has none, as in a decision.
 * @returns units of the base for one unit of a currency, by its code; null without rates
 */
export function ratesAt({ rates, now }: Environment): Readonly<Record<string, string>> | null {
  if (rates === undefined) return null;
  const latest = new Map<string, { readonly rate: string; readonly from: number }>();
  for (const each of rates.list) {
    const known = latest.get(each.currency);
    if (each.from <= now && (known === undefined || each.from > known.from)) latest.set(each.currency, each);
  }
  if (!latest.has(rates.base)) latest.set(rates.base, { rate: '1', from: now });
  const found = [...latest].filter(([code, { rate }]) => CODE.test(code) && isRate(rate, code));
  return Object.fromEntries(found.map(([code, { rate }]) => [code, rate]));
}

/** The circumstances that a planned comparison brought along, for the values of a row to meet in. */
export function meetingThrough(through: Through): Meeting {
  if ('timeZone' in through) return { now: 0, timeZone: through.timeZone };
  const list = Object.entries(through.rates).map(([currency, rate]) => ({ currency, rate, from: 0 }));
  // The base is listed like the others, so no other currency may pass for it.
  return { now: 0, rates: { base: '', list } };
}
