import { currencyDigits, isCurrency } from './currency.ts';
import { scalarOf } from './scalar.ts';
import type { Value } from './value.ts';

/** Units in which a form asks for a duration, the largest first; in milliseconds. */
export const DURATION_UNITS = {
  weeks: 604_800_000,
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
} as const;

export type DurationUnit = keyof typeof DURATION_UNITS;

/** A value as the controls of a form hold it: what was typed, as text. */
export type ValueForm =
  | {
      readonly type: Exclude<Value['type'], 'money' | 'duration' | 'text[]'>;
      readonly text: string;
    }
  | { readonly type: 'money'; readonly text: string; readonly currency: string; readonly rate: string }
  | { readonly type: 'duration'; readonly text: string; readonly unit: DurationUnit }
  | { readonly type: 'text[]'; readonly texts: readonly string[] };

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(?:[0-9]{3})+$)/gu, ' ');

function moneyText(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const padded = String(minor).padStart(digits + 1, '0');
  const whole = grouped(padded.slice(0, padded.length - digits));
  return digits === 0 ? whole : `${whole}.${padded.slice(padded.length - digits)}`;
}

/** A value as a form shows it; `valueOf` reads back the same one. */
export function valueForm(value: Value): ValueForm {
  switch (value.type) {
    case 'money': {
      const { minor, currency, rate = '' } = value;
      return { type: 'money', text: moneyText(minor, currency), currency, rate };
    }
    case 'duration': {
      const { milliseconds } = value;
      const units = Object.keys(DURATION_UNITS) as readonly DurationUnit[];
      const unit =
        milliseconds === 0
          ? 'days'
          : (units.find((each) => milliseconds % DURATION_UNITS[each] === 0) ?? 'milliseconds');
      return { type: 'duration', text: String(milliseconds / DURATION_UNITS[unit]), unit };
    }
    case 'text[]':
      return { type: 'text[]', texts: value.value };
    case 'instant':
      return { type: 'instant', text: new Date(value.value).toISOString() };
    case 'boolean':
      return { type: 'boolean', text: String(value.value) };
    case 'text':
    case 'number':
    case 'date':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
      return { type: value.type, text: value.value };
    default:
      return value satisfies never;
  }
}

const SPACES = /[ \u{a0}\u{202f}]/gu;

/** @returns minor units; null for what is no amount of the currency, or too large to be exact */
function minorUnits(text: string, currency: string): number | null {
  const [, whole, fraction = ''] = /^([0-9]+)(?:\.([0-9]+))?$/u.exec(text.replaceAll(SPACES, '')) ?? [];
  if (whole === undefined || !isCurrency(currency)) return null;
  const digits = currencyDigits(currency);
  if (fraction.length > digits) return null;
  const minor = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : null;
}

function written(form: ValueForm): Value | null {
  switch (form.type) {
    case 'money': {
      const minor = minorUnits(form.text, form.currency);
      if (minor === null) return null;
      const { currency, rate } = form;
      return { type: 'money', minor, currency, ...(rate === '' ? {} : { rate }) };
    }
    case 'duration': {
      if (!/^[+-]?[0-9]{1,16}$/u.test(form.text)) return null;
      return { type: 'duration', milliseconds: Number(form.text) * DURATION_UNITS[form.unit] };
    }
    case 'text[]':
      return { type: 'text[]', value: form.texts };
    case 'instant': {
      const value = Date.parse(form.text);
      return Number.isNaN(value) ? null : { type: 'instant', value };
    }
    case 'boolean':
      return form.text === 'true' || form.text === 'false'
        ? { type: 'boolean', value: form.text === 'true' }
        : null;
    case 'number':
      return { type: 'number', value: form.text.replaceAll(SPACES, '') };
    case 'text':
    case 'date':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
      return { type: form.type, value: form.text };
    default:
      return form satisfies never;
  }
}

/** The value that a form holds. @returns null for what is no value of its type: the form keeps what was typed */
export function valueOf(form: ValueForm): Value | null {
  const value = written(form);
  return value === null || scalarOf(value) === null ? null : value;
}
