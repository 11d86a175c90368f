import type { FieldVisibility } from '@remit/policy/field-mask';
import type { PolicyProblemView } from '../people/person-impact-views.ts';
import type { RecordView } from '../records/records-views.ts';
import type { PersonChip } from '../views.ts';

/** One field of a record, as somebody would get it. */
export interface SampledField {
  readonly field: string;
  readonly label: string;
  readonly type: string;
  /** What that person gets. */
  readonly visibility: FieldVisibility;
  /** How many of the last characters a mask shows them; null unless masked. */
  readonly lastCharacters: number | null;
  /** What the asker gets: a value that they may not see is never sent, whoever else may. */
  readonly askerGets: 'value' | 'mask' | 'nothing';
  readonly value: RecordView['fields'][string] | null;
}

/** A record of a type as somebody would get it. */
export type FieldSampleView =
  | {
      readonly kind: 'sample';
      readonly person: PersonChip;
      /** Null where the asker reads no record of the type: then each field says the most that any record shows of it. */
      readonly record: { readonly id: string; readonly folder: string } | null;
      /** Records that the asker reads, to look at another one. */
      readonly choices: readonly { readonly id: string; readonly title: string }[];
      /** Whether that person reads the record; where there is none, any record at all. */
      readonly reads: boolean;
      readonly fields: readonly SampledField[];
      /** Names of the members that stand in values, by id. */
      readonly people: Readonly<Record<string, string>>;
    }
  /** The draft is no policy, so nobody would get anything by it. */
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblemView[] };
