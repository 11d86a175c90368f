import type { Rate } from '@remit/policy/rates';

/** The rates of a tenant into its base currency, the newest of a currency first. */
export interface RatesView {
  readonly base: string;
  readonly rates: readonly Rate[];
}
