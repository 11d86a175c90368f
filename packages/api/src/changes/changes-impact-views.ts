import type { Environment } from '@remit/policy/check';
import type { ChangedItem } from '@remit/policy/draft/changed-items';
import type { Directory } from '@remit/policy/directory';
import type { EffectOnPeople, EffectResult } from '@remit/policy/compare/effect-on-people';
import type { ChangeSentence } from '../people/people-views.ts';
import type { TextHunk, TextLine } from '../policy/versions-views.ts';
import type { AuditEventRow } from '../audit/audit-views.ts';
import type { SimulatedDecision } from '../simulate/simulate-views.ts';
import type { PolicyProblemView } from '../people/person-impact-views.ts';
import type { Guard, PersonChip } from '../views.ts';

/** What the API replies about the effect of a draft. Instants are ms since 1970 UTC. */

/** One thing that changes for a group of people, and where to ask why. */
export interface EffectLine extends ChangeSentence {
  readonly type: string;
  /** The action whose decision tells it: `read` for a field. */
  readonly action: string;
  /** Null for an action. */
  readonly field: string | null;
  /** A folder in which it is so; null where it is so in none that there is yet. */
  readonly folder: string | null;
}

/** People for whom the same changes. */
export interface EffectGroup {
  /** The gravest that happens to them. */
  readonly result: EffectResult;
  /** The first of them by name; `total` counts all of them whom the asker may be told about. */
  readonly people: readonly PersonChip[];
  readonly total: number;
  readonly lines: readonly EffectLine[];
}

/** One item that the draft says otherwise than its base, in what it means and in its text. */
export interface DraftItemView extends ChangedItem {
  /** What whoever holds a role may do otherwise by it: "Sales rep may no longer `update` Contract". */
  readonly sentences: readonly ChangeSentence[];
  readonly text: readonly TextLine[];
  /** Whether it may be watched before it counts: a rule or an exclusion of actions that does not count today. */
  readonly watchable: boolean;
}

/** What a draft means for everybody, without looking into any table. */
export interface ImpactPeopleView {
  readonly basedOn: number;
  /** SHA-256 of the document that it is about. */
  readonly documentHash: string;
  readonly headline: string;
  /** Of the people whom the asker may be told about; `others` counts the rest for whom something changes. */
  readonly effect: EffectOnPeople;
  readonly others: number;
  /** How much else is asked of whoever acts; what, its items say. */
  readonly duties: number;
  /** How many people were looked at. */
  readonly members: number;
  /** The gravest first, of each the largest; `groupsLeftOut` counts those that are too many to show. */
  readonly groups: readonly EffectGroup[];
  readonly groupsLeftOut: number;
  readonly items: readonly DraftItemView[];
  readonly text: readonly TextHunk[];
}

/** An answer about a draft, or the state of the draft in which there is none. */
export type Drafted<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** It is no policy. */
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblemView[] }
  /** Another version than the one that it changes is in force by now. */
  | {
      readonly kind: 'moved';
      readonly basedOn: number;
      readonly version: number;
      /** Who published that version, when and why. */
      readonly author: string;
      readonly publishedAt: number;
      readonly reason: string;
    };

/** An effect on everybody in a sentence, and the numbers that it is made of. */
export interface HeadlineView {
  /** Of the draft that it is about. */
  readonly revision: number;
  readonly headline: string;
  /** Of the people whom the asker may be told about; `others` counts the rest for whom something changes. */
  readonly effect: EffectOnPeople;
  readonly others: number;
}

/** People and what they hold, for a page that works out an effect by itself. */
export type ToldDirectory =
  | {
      readonly kind: 'told';
      readonly directory: Directory;
      /** The circumstances in which everybody is asked. */
      readonly environment: Environment;
      /** Members who are not in it, because the asker may not be told of them. */
      readonly others: number;
    }
  | { readonly kind: 'kept'; readonly reason: string };

export interface Least {
  readonly least: number;
  readonly most: number;
}

/** How many records an action, or a field, reaches before and after: for each of the people counted, from and to. */
export interface RowsLine {
  readonly kind: 'action' | 'field';
  readonly type: string;
  readonly typeLabel: string;
  readonly name: string;
  readonly label: string;
  readonly people: number;
  readonly before: Least;
  readonly after: Least;
  readonly gained: Least;
  readonly lost: Least;
}

export interface RowsView {
  readonly lines: readonly RowsLine[];
  /** People whose records were not counted, because there are too many to look at one by one. */
  readonly uncounted: number;
}

/** A waiting request that others than now could decide. */
export interface RequestMoved {
  readonly id: string;
  readonly number: string;
  readonly purpose: string | null;
  readonly from: RequestDeciders;
  readonly to: RequestDeciders;
}

export interface RequestDeciders {
  /** The first few whom the asker may be told about; `total` counts all. */
  readonly people: readonly PersonChip[];
  readonly total: number;
}

export interface RequestsView {
  readonly moved: readonly RequestMoved[];
  /** Requests that change approver and that the asker may not read. */
  readonly hidden: number;
  readonly waiting: number;
  /** How many of them, the oldest, were looked at. */
  readonly looked: number;
  /** How many of those lack what only the draft has their form ask for: they wait on, and whoever changes one is asked. */
  readonly lacking: number;
}

/** What of a draft's effect is counted in the tables. */
export interface ImpactEffectView {
  readonly headline: string;
  /** Null, with the reason, where the asker may not have records counted by this draft. */
  readonly rows: RowsView | null;
  readonly rowsKept: string | null;
  readonly requests: RequestsView | null;
  /** Open sessions of the people for whom something changes: they obey at their next call, and none ends. */
  readonly sessions: { readonly sessions: number; readonly people: number } | null;
  /** What publishing must name; null for whoever may not publish. */
  readonly effectHash: string | null;
  /** The document that it is of. */
  readonly documentHash: string;
}

/** A past decision that would come out otherwise. */
export interface ReplayChange {
  readonly event: AuditEventRow;
  /** What would come of it under the draft. */
  readonly now: 'allow' | 'deny';
}

/** A page of past decisions, taken again under a draft. */
export interface ReplayView {
  /** ms since 1970 UTC: older ones are not looked at. */
  readonly since: number;
  /** Whether the asker may read the record. */
  readonly kept: Guard;
  /** How many of the page were allowed and would be refused, and the other way round. */
  readonly refused: number;
  readonly allowed: number;
  /** The first of them whose subjects the asker may be told about. */
  readonly changes: readonly ReplayChange[];
  /** Those of subjects whom the asker may not be told about. */
  readonly hidden: number;
  /** Decisions looked at up to the end of this page, and how many there are to look at. */
  readonly done: number;
  readonly total: number;
  /** Whether there are more than are looked at: then those are the newest. */
  readonly more: boolean;
  /** For the page after this one; null at the end. */
  readonly next: string | null;
}

/** Why one person may or may not, before and after. */
export interface DraftWhyView {
  readonly person: PersonChip;
  readonly before: SimulatedDecision;
  readonly after: SimulatedDecision;
}

/** Whether something that publishing asks for holds. */
export interface DraftCheck {
  readonly kind: 'test' | 'guard' | 'exclusion' | 'administrator' | 'author';
  readonly name: string;
  readonly passed: boolean;
  /** What came of it: what a test got, the smallest example against a guard, who would hold what together. */
  readonly sentence: string | null;
  /** Of a guard that is broken: what its example does, and the roles that let it. */
  readonly example?: GuardExample;
}

/** What somebody could do against a guard, without saying who. */
export interface GuardExample {
  readonly type: string;
  readonly action: string;
  /** The field that is seen; null where the action itself is what must never be. */
  readonly field: string | null;
  readonly roles: readonly string[];
}

export interface ImpactChecksView {
  readonly checks: readonly DraftCheck[];
  readonly documentHash: string;
}
