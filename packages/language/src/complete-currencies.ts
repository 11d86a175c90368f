import { isCurrency } from '@remit/policy/values/currency';
import { nextTerms } from './complete-terms.ts';
import { policyParser } from './policy-grammar.ts';

/** A number at the end of a text, after which a currency makes it an amount. */
const NUMBER = /(?<![\p{L}\p{N}_.'`-])[0-9]+(?:[ \u{a0}\u{202f}][0-9]{3})*(?:\.[0-9]+)?[ \u{a0}\u{202f}]$/u;

/**
 * Currencies after a number, where an amount may stand; those that the text names already come first.
 * @param before the statement as far as the currency
 * @param prefix what is written of it already; small letters begin a unit of time instead
 */
export function currenciesAfter(before: string, prefix: string, text: string): readonly string[] {
  const number = NUMBER.exec(before);
  if (number === null) return [];
  if (!nextTerms(policyParser(), before.slice(0, number.index)).tokens.has('Money')) return [];
  const used = [...text.matchAll(/[0-9][ \u{a0}\u{202f}]([A-Z]{3})\b/gu)].flatMap(([, code]) => code ?? []);
  const codes = [...new Set([...used, ...Intl.supportedValuesOf('currency')])];
  return codes.filter((code) => isCurrency(code) && code.startsWith(prefix));
}
