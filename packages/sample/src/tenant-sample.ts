import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument } from '@remit/policy/document';

/**
 * One row of a table as plain JSON, keyed by column. Instants and dates are text as Postgres reads it, and so is what a
 * column keeps as JSON.
 */
export type SampleRow = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Someone who can sign in to a sample tenant, and what they are there. */
export interface SampleLogin {
  /** The natural person: the login's id, and `person` of the member. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly memberId: string;
  /** One phrase for the list that is printed at start: "tenant administrator". */
  readonly what: string;
}

/** Everything of one sample tenant, in the order in which it can be written: what comes later refers to what is above. */
export interface TenantSample {
  readonly tenant: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly tier: 'dedicated' | 'shared';
    readonly timeZone: string;
    readonly baseCurrency: string;
    readonly accent: string;
  };
  readonly folders: readonly { readonly path: string; readonly name: string }[];
  readonly directory: Directory;
  readonly policy: PolicyDocument;
  /** Rows by table, `crm.account` before what refers to it. They carry no `tenant_id`: that is the wall's to say. */
  readonly tables: readonly { readonly table: string; readonly rows: readonly SampleRow[] }[];
  readonly logins: readonly SampleLogin[];
}
