import type { ChangedItem } from '@remit/policy/draft/changed-items';
import type { PolicyDocument } from '@remit/policy/document';
import type { ChangeSentence } from '../people/people-views.ts';
import type { Guard, PersonChip } from '../views.ts';

/** A published version as the list of versions shows it. Instants are ms since 1970 UTC. */
export interface VersionSummary {
  readonly version: number;
  /** Null for one that came with the tenant, or of somebody who is not in the directory any more. */
  readonly author: PersonChip | null;
  readonly reason: string;
  readonly publishedAt: number;
  /** The version that its author saw and changed; 0 for the first. */
  readonly basedOn: number;
  readonly inForce: boolean;
}

export interface VersionsView {
  /** Newest first. */
  readonly versions: readonly VersionSummary[];
  /** Whether the asker may publish, and with it roll back. */
  readonly publish: Guard;
}

export interface VersionView extends VersionSummary {
  readonly document: PolicyDocument;
  readonly publish: Guard;
}

export interface TextLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Lines that changed with those around them. Line numbers count from 1. */
export interface TextHunk {
  readonly before: number;
  readonly after: number;
  readonly lines: readonly TextLine[];
}

/** People for whom the same changes. */
export interface MeaningGroup {
  /** The first of them by name; `total` counts all of them whom the asker may be told about. */
  readonly people: readonly PersonChip[];
  readonly total: number;
  readonly sentences: readonly ChangeSentence[];
}

/** What a change of the policy means for those who are in the directory now. */
export interface MeaningView {
  /** The largest groups; `groupsLeftOut` counts the others. */
  readonly groups: readonly MeaningGroup[];
  readonly groupsLeftOut: number;
  /** How many people something changes for whom the asker may be told about, and how many others. */
  readonly people: number;
  readonly others: number;
}

export interface VersionsDiffView {
  readonly from: VersionSummary;
  readonly to: VersionSummary;
  readonly items: readonly ChangedItem[];
  /** What is asked otherwise of whoever acts. */
  readonly duties: readonly ChangeSentence[];
  readonly meaning: MeaningView;
  readonly text: readonly TextHunk[];
}

export interface PolicyTextView {
  readonly version: number;
  /** In the language that `language.md` describes, ending with a line break. */
  readonly text: string;
}
