import type { DisclosedExplanation } from '@remit/policy/disclose/disclosed-explanation';
import type { DraftStep } from '@remit/policy/draft/draft-steps';
import type { FieldDeclaration, ObligationKind } from '@remit/policy/document';
import type { LayerTimes } from '@remit/policy/layer-times';
import type { FieldsGiven } from '../fields/fields-given.ts';
import type { SourceView } from '../people/people-access-views.ts';
import type { Guard, PersonChip } from '../views.ts';

/** The layer that settled an answer, in the order in which they are asked. */
export type DecidingLayer = 'standing' | 'roles' | 'folder-scope' | 'rules' | 'question';

/** A fact that an answer depends on, as policy text writes it; with the field to give it in, where it is one. */
export interface MissingFactView {
  readonly name: string;
  readonly field: FieldDeclaration | null;
}

/** A grant that was tried: what it is, and why it did not permit. For whoever may read the policy. */
export interface GrantTriedView {
  readonly words: string;
  readonly permits: boolean;
  readonly reason: string | null;
}

export interface RuleJudgedView {
  readonly name: string;
  readonly effect: 'forbid' | 'require' | 'separate';
  readonly applies: boolean;
  readonly because: string;
}

/** A rule, or an exclusion, that only reports. */
export interface WouldRefuseView {
  readonly name: string | null;
  readonly effect: RuleJudgedView['effect'];
  readonly because: string;
}

/** On how many records of a type somebody may do what was asked, and what they get of its fields. */
export interface SimulatedReached {
  /** Of the type. */
  readonly label: string;
  readonly reached: number;
  /** Of how many; null for whoever may not know how many there are. */
  readonly total: number | null;
  readonly fields: FieldsGiven;
}

/** Yes, no or it depends, with its reasons: the deciding one first. */
export interface SimulatedDecision {
  readonly kind: 'decision';
  readonly outcome: 'allow' | 'deny' | 'depends';
  readonly layer: DecidingLayer;
  readonly sentences: readonly string[];
  /** Every way in which it is given. */
  readonly sources: readonly SourceView[];
  readonly grants: readonly GrantTriedView[];
  readonly rules: readonly RuleJudgedView[];
  /** What only reports, and would refuse what is allowed once it counts; by name for whoever may read the policy. */
  readonly reported: readonly WouldRefuseView[];
  /** Of what is allowed: how many fields the record has, and which of them are masked or kept back; null where not asked. */
  readonly fields: FieldsGiven | null;
  /** What each layer takes, in ms, for whoever may read the policy; null where it is not about one record. */
  readonly times: LayerTimes | null;
  readonly missing: readonly MissingFactView[];
  readonly obligations: readonly ObligationKind[];
  /** Since when it has been so, and until when it stays so by itself: ms since 1970 UTC; null where it does not turn. */
  readonly since: number | null;
  readonly until: number | null;
  /** The same as data, no more of it than the asker may know. */
  readonly data: DisclosedExplanation;
}

/** Who can: those whose access the asker may be told by name, and how many there are. */
export interface SimulatedWho {
  readonly kind: 'who';
  readonly total: number;
  readonly people: readonly {
    readonly person: PersonChip;
    readonly reach: Exclude<SimulatedReach, 'never'>;
    readonly because: string;
  }[];
}

/** `some`: on those records only of which more would have to be known. */
export type SimulatedReach = 'always' | 'some' | 'never';

export interface SimulatedWhat {
  readonly kind: 'what';
  readonly types: readonly {
    readonly type: string;
    readonly label: string;
    readonly actions: readonly {
      readonly action: string;
      readonly reach: SimulatedReach;
      readonly sources: readonly SourceView[];
    }[];
  }[];
}

/** The draft that an answer is given under. */
export interface AskedDraft {
  readonly id: string;
  readonly number: number;
  readonly name: string;
}

export interface SimulateView {
  /** Null where anybody was meant. */
  readonly person: PersonChip | null;
  /** To see the tenant as that person does; null where anybody was meant. */
  readonly seeAs: Guard | null;
  readonly answer: SimulatedDecision | SimulatedWho | SimulatedWhat;
  /** How far the action reaches, whatever the answer for one record is; null where nothing is counted. */
  readonly reached: SimulatedReached | null;
  /** Why the asker is told less than there is; null when nothing is kept back. */
  readonly note: string | null;
  /** The version that decides; under a draft, the number that it would be published as. */
  readonly policyVersion: number;
  readonly draft: AskedDraft | null;
  readonly directoryRevision: number;
  /** ms since 1970 UTC. */
  readonly at: number;
}

/** What questions can be made of. */
export interface SimulateFormView {
  readonly types: readonly {
    readonly type: string;
    readonly label: string;
    readonly moduleLabel: string;
    readonly actions: readonly string[];
    readonly fields: readonly FieldDeclaration[];
  }[];
  /** Folders by their paths; none for whoever may explain nobody but themselves. */
  readonly folders: readonly string[];
  readonly policyVersion: number;
  readonly now: number;
}

/** Changes that, made together, would flip a no; and what else they would give. */
export interface SimulateFix {
  readonly sentences: readonly string[];
  /** By type and action: in how many folders it would be gained, or reach more. */
  readonly also: readonly { readonly type: string; readonly action: string; readonly cells: number }[];
  readonly alsoFields: number;
  /** People to whom it gives anything. */
  readonly toHowMany: number;
  /** What of it a draft can say; null where it changes nothing in the policy in force. */
  readonly draft: FixDraft | null;
}

/** The part of a fix that changes the policy, as the one step of a draft. */
export interface FixDraft {
  readonly basedOn: number;
  readonly step: DraftStep;
  /** Whether the draft is all of the fix, and nothing else has to be done beside it. */
  readonly whole: boolean;
}

/** What happened at a moment that may have turned an answer. Roles by their labels. */
export type TurnCause =
  | { readonly kind: 'begun' | 'now' | 'person-starts' | 'person-ends' | 'person-changed' }
  | { readonly kind: 'version'; readonly version: number; readonly reason: string }
  | { readonly kind: 'draft' | 'group-joined' | 'group-left'; readonly name: string }
  | {
      readonly kind: 'role-given' | 'role-changed' | 'role-taken' | 'role-starts' | 'role-ends';
      readonly role: string;
      readonly folder: string;
    };

/** An answer moment by moment, the earliest first: a part of it, where looking at all of them would take long. */
export interface OverTimeView {
  readonly turns: readonly {
    /** ms since 1970 UTC. */
    readonly at: number;
    /** `absent`: they were not in the directory. */
    readonly outcome: SimulatedDecision['outcome'] | 'absent';
    readonly cause: TurnCause;
  }[];
  /** Whether there were moments before the first of all. */
  readonly more: boolean;
  /** How many moments there are, and how many of them were looked at by now. */
  readonly total: number;
  readonly done: number;
  /** After which moment to ask for more; null once there are none. */
  readonly next: number | null;
}

export interface SimulateFixesView {
  /** Those that give least come first. */
  readonly fixes: readonly SimulateFix[];
  /** What rules ask besides, of facts that were not said: their public sentences. */
  readonly unsaid: readonly string[];
  /** Whether there are others that the asker may not be told. */
  readonly kept: boolean;
}
