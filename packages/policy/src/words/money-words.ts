interface MoneyFormat {
  /** Digits of the minor unit. */
  readonly digits: number;
  readonly plain: Intl.NumberFormat;
}

// Making a formatter takes longer than everything else that a sentence about an amount does.
const formats = new Map<string, MoneyFormat>();

function formatOf(currency: string): MoneyFormat {
  const known = formats.get(currency);
  if (known !== undefined) return known;
  const money = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  const plain = new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const made = { digits, plain };
  formats.set(currency, made);
  return made;
}

/**
 * Money in words: `10,000.00 EUR`. Exact: the digits go to the formatter as text, never as a float.
 * @param minor units of the currency
 */
export function moneyWords({
  minor,
  currency,
}: {
  readonly minor: number;
  readonly currency: string;
}): string {
  const { digits, plain } = formatOf(currency);
  const padded = String(minor).padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const text = digits === 0 ? whole : `${whole}.${padded.slice(-digits)}`;
  return `${plain.format(text as Intl.StringNumericLiteral)} ${currency}`;
}
