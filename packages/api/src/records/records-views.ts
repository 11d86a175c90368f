import type { FieldVisibility } from '@remit/policy/field-mask';
import type { Value } from '@remit/policy/values/value';

/** A record as the asker may see it: hidden fields are absent from `fields` and named in `hidden`. */
export interface RecordView {
  readonly id: string;
  readonly folder: string;
  readonly fields: Readonly<
    Record<string, Value | { readonly type: 'masked'; readonly value: string } | null>
  >;
  readonly hidden: readonly string[];
}

export interface RecordColumn {
  readonly field: string;
  readonly label: string;
  readonly type: string;
  readonly visibility: FieldVisibility;
}

/** A resource type with rows for the reader: n of m, m null when the reader may not know how many there are. */
export interface RecordTypeView {
  readonly type: string;
  readonly label: string;
  readonly module: string;
  readonly moduleLabel: string;
  readonly readable: number;
  readonly total: number | null;
}

export interface RecordTypesView {
  readonly types: readonly RecordTypeView[];
}

export interface RecordsPage {
  readonly type: string;
  readonly label: string;
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly RecordView[];
  /** Whom the members in these rows are: a value that shows is shown by name. */
  readonly people: Readonly<Record<string, string>>;
  readonly readable: number;
  readonly next: string | null;
  readonly policyVersion: number;
}
