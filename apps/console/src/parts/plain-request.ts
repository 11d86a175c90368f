import { isCurrency } from '@remit/policy/values/currency';
import { parseAmount } from './fields/parse-amount.ts';

/** A request for money as somebody said it in one line: what was understood, each as it was typed. */
export interface PlainRequest {
  readonly amount: string;
  readonly currency: string;
  /** Null where nobody is named. */
  readonly payee: string | null;
  /** Empty where nothing is left to say what it is for. */
  readonly purpose: string;
}

const SYMBOLS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' };

// Of what is shorter than an amount, or is stuck to a letter or a sign, nothing is read.
const NUMBER = /(?<![\p{L}\d.,-])\d(?:[\d.,'’]*\d)?(?![\d])/gu;
const GROUPED_BY_BLANKS = /(?<![\p{L}\d.,-])\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?![\d])/gu;
const BEHIND = /^\s?(?<code>[€£]|\p{L}{3})(?![\p{L}\d])/u;
const AHEAD = /(?<![\p{L}\d])(?<code>[€£]|\p{L}{3})\s?$/u;

/** After one of these somebody is paid; `to` names nobody in `travel to Lyon`. */
const PAYS = /^(?:pay|send|transfer|reimburse)\b\s*/iu;
const ASKS = /^(?:please|ask for|request|i need|need)\b\s*/iu;

/**
 * Reads a line such as `pay 4,200 EUR to Krone for cranes` or `travel to Lyon 900 EUR`. One amount with its currency, a
 * code or `€` or `£`, must be in it: without, or with two, nothing is guessed. Begun with `pay`, `send`, `transfer` or
 * `reimburse`, whoever stands before the amount or behind `to` is the payee; the rest, without its `for`, is the purpose.
 * @param locale whose grouping and point count
 * @param base currency of the tenant, the one that may be written in small letters: others are words as well
 * @returns null for a line that does not say an amount of money
 */
export function plainRequest(line: string, locale: string, base: string): PlainRequest | null {
  const said = line.replace(ASKS, '').trim();
  const [found, ...more] = amountsIn(said, locale, base);
  if (found === undefined || more.length > 0) return null;
  const { amount, currency } = found;
  const rest = payeeIn(said.slice(0, found.from).trim(), said.slice(found.to).trim());
  const purpose = rest.purpose
    .replace(/^for\b\s*/iu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return { amount, currency, payee: rest.payee, purpose };
}

interface FoundAmount extends Pick<PlainRequest, 'amount' | 'currency'> {
  readonly from: number;
  readonly to: number;
}

function amountsIn(said: string, locale: string, base: string): readonly FoundAmount[] {
  const blanks = /\s|\u00a0|\u202f/u.test(new Intl.NumberFormat(locale).format(1_234_567));
  const grouped = blanks ? [...said.matchAll(GROUPED_BY_BLANKS)] : [];
  const plain = [...said.matchAll(NUMBER)].filter(
    ({ index }) => !grouped.some((each) => each.index <= index && index < each.index + each[0].length),
  );
  return [...grouped, ...plain].flatMap(({ 0: amount, index }) => {
    const end = index + amount.length;
    const behind = BEHIND.exec(said.slice(end));
    const ahead = AHEAD.exec(said.slice(0, index));
    for (const [match, from, to] of [
      [behind, index, end + (behind?.[0].length ?? 0)],
      [ahead, index - (ahead?.[0].length ?? 0), end],
    ] as const) {
      const currency = currencyOf(match?.groups?.['code'] ?? '', base);
      if (currency !== null && parseAmount(amount, currency, locale).kind === 'amount')
        return [{ amount, currency, from, to }];
    }
    return [];
  });
}

function currencyOf(code: string, base: string): string | null {
  const currency = SYMBOLS[code] ?? (code.toUpperCase() === base ? base : code);
  return isCurrency(currency) ? currency : null;
}

function payeeIn(ahead: string, behind: string): Pick<PlainRequest, 'payee' | 'purpose'> {
  if (!PAYS.test(ahead)) return { payee: null, purpose: `${ahead} ${behind}`.trim() };
  const named = ahead.replace(PAYS, '').trim();
  if (named !== '') return { payee: named, purpose: behind };
  const [, payee = null, purpose = behind] = /^to\s+(\S.*?)(?:\s+(for\s.*))?$/isu.exec(behind) ?? [];
  return payee === null ? { payee, purpose } : { payee, purpose: purpose === behind ? '' : purpose };
}
