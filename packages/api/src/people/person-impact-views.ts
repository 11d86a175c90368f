import type { FieldVisibility } from '@remit/policy/field-mask';
import type { PersonChip } from '../views.ts';

export type CellChange = 'gains' | 'loses' | 'narrower' | 'wider' | 'keeps';

/** One (type, action) at one folder that a draft changes for a person. */
export interface ImpactCell {
  readonly type: string;
  readonly typeLabel: string;
  readonly action: string;
  readonly folder: string;
  readonly change: CellChange;
  /** For `keeps`: the roles that still give it, as screens call them. */
  readonly through: readonly string[];
}

export interface ImpactAction {
  readonly type: string;
  readonly typeLabel: string;
  readonly action: string;
  readonly change: CellChange;
  /** Records counted in the database: before, after, those gained and those lost. */
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
  readonly cells: readonly ImpactCell[];
}

export interface ImpactField {
  readonly type: string;
  readonly typeLabel: string;
  readonly field: string;
  readonly label: string;
  readonly change: 'gains' | 'loses' | 'changes' | 'keeps';
  readonly before: FieldVisibility;
  readonly after: FieldVisibility;
  /** Readable records on which the field shows, before and after. */
  readonly recordsBefore: number;
  readonly recordsAfter: number;
  readonly through: readonly string[];
}

/** What a draft would change for one person. */
export interface ImpactView {
  readonly person: PersonChip;
  readonly basedOn: number;
  /** "Alice Moreau loses 2 things, gains 1; 1 kept through Finance." */
  readonly headline: string;
  readonly actions: readonly ImpactAction[];
  readonly fields: readonly ImpactField[];
  /** SHA-256 of this effect; publishing must name it. */
  readonly effectHash: string;
}

/** A problem in a draft, in words, with where it stands. */
export interface PolicyProblemView {
  readonly path: string;
  readonly message: string;
}

export type PreviewView =
  | { readonly valid: true; readonly impact: ImpactView }
  | { readonly valid: false; readonly problems: readonly PolicyProblemView[] };
