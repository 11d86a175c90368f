import { minorDigits } from '../money-text.ts';

export type ParsedAmount =
  | { readonly kind: 'amount'; readonly minor: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'too-precise'; readonly digits: number }
  | { readonly kind: 'too-large' };

const LARGEST = 10_000_000_000_000n;

/**
 * Reads what someone typed as an amount, exactly: digits, the reader's own grouping and point. No floating number is
 * made on the way.
 * @param locale whose grouping and point count, `1.234,50` for `de`
 */
export function parseAmount(typed: string, currency: string, locale: string): ParsedAmount {
  const bare = typed.replace(/[\s\u00a0\u202f'’]/g, '');
  if (bare === '') return { kind: 'empty' };
  const { group, point } = separators(locale);
  const digits = minorDigits(currency);
  const [whole = '', fraction = '', ...more] = bare.split(point);
  if (more.length > 0 || !/^\d*$/.test(fraction)) return { kind: 'not-a-number' };
  const groups = whole.split(group);
  const grouped = groups.length > 1;
  const wellGrouped =
    groups.slice(1).every((part) => /^\d{3}$/.test(part)) && /^\d{1,3}$/.test(groups[0] ?? '');
  if (grouped ? !wellGrouped : !/^\d*$/.test(whole)) return { kind: 'not-a-number' };
  if (whole === '' && fraction === '') return { kind: 'not-a-number' };
  if (fraction.length > digits) return { kind: 'too-precise', digits };
  const minor = BigInt(`${groups.join('') || '0'}${fraction.padEnd(digits, '0')}`);
  return minor > LARGEST ? { kind: 'too-large' } : { kind: 'amount', minor: Number(minor) };
}

/** What a locale writes between thousands and before fractions. */
export function separators(locale: string): { readonly group: string; readonly point: string } {
  const parts = new Intl.NumberFormat(locale, {
    useGrouping: 'always',
    minimumFractionDigits: 1,
  }).formatToParts(1234567.5);
  const of = (kind: 'group' | 'decimal'): string => parts.find(({ type }) => type === kind)?.value ?? '';
  const group = of('group').replace(/[\s\u00a0\u202f'’]/g, '');
  // Blanks and apostrophes were taken out already; a word that nobody types stands for "no separator left".
  return { group: group === '' ? '\u0000' : group, point: of('decimal') };
}
