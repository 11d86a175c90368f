import type { Truth } from '@remit/policy/condition';
import type { Covered, CoveredPart } from '@remit/policy/suggest/coverage';
import type { DraftCheck } from '../changes/changes-impact-views.ts';
import type { RecordColumn, RecordView } from '../records/records-views.ts';

/** What one part of a condition says of the records that are counted. */
export interface BenchPart {
  /** Where it stands in the condition, as `editCondition` takes it: `conditions[1]`. */
  readonly path: string;
  /** On how many records it is so; null where that would tell what is in fields that the asker does not see. */
  readonly counts: { readonly true: number; readonly false: number; readonly unknown: number } | null;
  /**
   * What it decides by itself: of parts that must all hold, the records that it alone keeps out; of those of which one
   * must, the records that it alone lets in. Null for every other part, and where counts are.
   */
  readonly alone: number | null;
}

/** A record with the truth of each part on it; `hidden` where that would tell what the asker does not see there. */
export interface BenchRow {
  readonly record: RecordView;
  readonly truths: readonly (Truth | 'hidden')[];
}

/** A condition held against real records. */
export interface BenchView {
  readonly type: string;
  readonly label: string;
  /** What counts are of: all records for who may publish, those that they may read for anybody else. */
  readonly counted: { readonly of: 'all' | 'readable'; readonly total: number };
  /** How many records the asker may read: rows are of these. */
  readonly readable: number;
  /** Labels of the fields that the condition asks for and that are not for the asker to see everywhere. */
  readonly kept: readonly string[];
  readonly parts: readonly BenchPart[];
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly BenchRow[];
  readonly people: Readonly<Record<string, string>>;
}

/** What came of the tests, guards and exclusions of the policy in force, and what no test turns on. */
export interface ProofView {
  readonly version: number;
  readonly checks: readonly DraftCheck[];
  readonly coverage: {
    readonly decided: number;
    readonly tried: number;
    readonly total: number;
    readonly parts: readonly { readonly part: CoveredPart; readonly covered: Covered }[];
  };
}

/** What a rule or an exclusion that only reports would have refused in the last days. */
export interface ReportedView {
  readonly days: number;
  /** ms since 1970 UTC. */
  readonly since: number;
  readonly calls: number;
  /** Whether there were more calls than are counted. */
  readonly more: boolean;
  /** How many people made them. */
  readonly people: number;
}
