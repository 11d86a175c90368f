import type { ShownJson } from '@remit/api/audit/audit-views';

/** A state or details as a list: what is said, and the text of it. */
export interface DetailLine {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** How names and values are said. */
export interface DetailWords {
  readonly name: (key: string) => string;
  readonly value: (key: string, value: string | number | boolean) => string;
  readonly money: (minor: number, currency: string) => string;
}

/** What an event's state or details say, line by line; what is not known, or does not apply, is left out. */
export function detailLines(value: ShownJson, words: DetailWords): readonly DetailLine[] {
  if (!isObject(value)) return value === null ? [] : [{ key: '', name: '', text: textOf('', value, words) }];
  const { currency } = value;
  const amount = value['amountMinor'];
  const paid = typeof amount === 'number' && typeof currency === 'string';
  return Object.entries(value).flatMap(([key, inner]): readonly DetailLine[] => {
    if (inner === null || (paid && key === 'currency')) return [];
    return paid && key === 'amountMinor'
      ? [{ key, name: words.name('amount'), text: words.money(amount, currency) }]
      : [{ key, name: words.name(key), text: textOf(key, inner, words) }];
  });
}

function textOf(key: string, value: ShownJson, words: DetailWords): string {
  if (isList(value)) {
    const texts = value.map((item) => textOf(key, item, words));
    return texts.join(value.some(isObject) ? '\n' : ', ');
  }
  if (isObject(value)) {
    return detailLines(value, words)
      .map(({ name, text }) => `${name}: ${text}`)
      .join(' · ');
  }
  return value === null ? '' : words.value(key, value);
}

const isList = (value: ShownJson): value is readonly ShownJson[] => Array.isArray(value);

function isObject(value: ShownJson): value is { readonly [key: string]: ShownJson } {
  return typeof value === 'object' && value !== null && !isList(value);
}
