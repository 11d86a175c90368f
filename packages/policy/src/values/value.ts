/**
 * A value that a record, a member or a condition can hold. Plain JSON, so that a policy, a fact and an
 * explanation read the same in the server, the browser and the audit.
 *
 * `number` is an exact decimal kept as text (`-12.50`); `money` is minor units, a safe integer at least 0, of an
 * ISO 4217 currency, perhaps with the rate into the tenant's base currency that was pinned on the record (an exact
 * decimal: units of base for one unit of it); `duration` is milliseconds, may be negative, and is of no field; `instant` is milliseconds since 1970-01-01 UTC; `date` is `YYYY-MM-DD`; `department` and
 * `folder` are paths (`/sales/emea`), the root being `/`.
 */
export type Value =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'money'; readonly minor: number; readonly currency: string; readonly rate?: string }
  | { readonly type: 'date'; readonly value: string }
  | { readonly type: 'instant'; readonly value: number }
  | { readonly type: 'duration'; readonly milliseconds: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'enum'; readonly value: string }
  | { readonly type: 'member'; readonly value: string }
  | { readonly type: 'department'; readonly value: string }
  | { readonly type: 'folder'; readonly value: string }
  | { readonly type: 'text[]'; readonly value: readonly string[] };

export type ValueType = Value['type'];

/** What a field of a record can be declared as: a duration only comes about between two moments. */
export type FieldType = Exclude<ValueType, 'duration'>;
