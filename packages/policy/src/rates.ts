/** From `from` on (milliseconds since 1970 UTC), one unit of `currency` is `rate` units of the base; an exact decimal. */
export interface Rate {
  readonly currency: string;
  readonly rate: string;
  readonly from: number;
}

/** Through which currency two others compare, and by which rates; the latest one not after `now` counts. */
export interface Rates {
  /** ISO 4217 code of the tenant's base currency. */
  readonly base: string;
  readonly list: readonly Rate[];
}
