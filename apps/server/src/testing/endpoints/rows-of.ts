import type { ProcedureName, procedures } from '@remit/api/procedures';
import type { OutsideRow, TenantRow } from '../endpoint-row.ts';

/** A row for every procedure of a sub-router: one that is missing, or is another's, does not compile. */
export type RowsOf<Router extends string> = {
  readonly [
    Name in Extract<ProcedureName, `${Router}.${string}`>
  ]: (typeof procedures)[Name]['decided'] extends 'outside' ? OutsideRow : TenantRow;
};
