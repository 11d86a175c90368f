/** A column of sealed secrets, as it is bound and as it is sealed anew. */
export interface SealedColumn {
  /** With its schema. */
  readonly table: string;
  readonly column: string;
  /** The column whose text is the `row` that a secret is bound to. */
  readonly row: string;
  /** The column with the tenant that it is bound to; null where it belongs to none. */
  readonly tenant: string | null;
}

/** Every column of the identity database that holds sealed secrets: what `remit secrets rotate` goes through. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'identity.second_factor', column: 'secret', row: 'login_id', tenant: null },
  { table: 'identity.tenant_credential', column: 'password', row: 'place', tenant: 'tenant_id' },
  { table: 'identity.client', column: 'session_token', row: 'session_id', tenant: null },
];
