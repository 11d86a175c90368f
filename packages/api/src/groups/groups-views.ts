import type { Condition } from '@remit/policy/condition';
import type { FieldDeclaration } from '@remit/policy/document';
import type { AssignChoices, AssignmentView } from '../people/people-views.ts';
import type { EffectResult } from '@remit/policy/compare/effect-on-people';
import type { ChangeSentence } from '../people/people-views.ts';
import type { Guard, PersonChip } from '../views.ts';

/** What holds roles for everybody in it. */
export type CommonHolder = { readonly kind: 'group' | 'department'; readonly id: string };

/** A group or a department in a list. Departments are in the order of their tree. */
export interface GroupRow {
  readonly kind: 'group' | 'department';
  /** Of a department its path. */
  readonly id: string;
  readonly name: string;
  /** Everybody in it, directly or through what lies in it. */
  readonly members: number;
  /** How many roles it gives, what lies around it left aside. */
  readonly roles: number;
}

export interface GroupsView {
  readonly groups: readonly GroupRow[];
  /** Making another one. */
  readonly make: Guard;
}

/** Who heads a department. */
export interface HeadView {
  /** Null where nobody does, and where the asker may not see them. */
  readonly person: PersonChip | null;
  readonly unseen: boolean;
  readonly change: Guard;
}

/** Somebody in a group, and by what way: directly, by its rule, or in a group or department inside it. */
export interface GroupMemberView {
  readonly person: PersonChip;
  readonly direct: boolean;
  readonly byRule: boolean;
  /** Names of what lies in it that they are in. */
  readonly through: readonly string[];
  /** Taking them out of it; null for whoever is not in it directly, and of a department, which a member has one of. */
  readonly leave: Guard | null;
}

/** The rule of a group: whoever it is true of is in the group besides. */
export interface GroupRuleView {
  /** As policy text and as it is read aloud; null where there is none, and for whoever may not change everybody. */
  readonly text: string | null;
  readonly words: string | null;
  /** Setting one, another one, or none. */
  readonly change: Guard;
  /** The same as a form shows it. */
  readonly condition: Condition | null;
  /** What a rule may ask for, as fields of a member; nothing for whoever may not set one. */
  readonly facts: readonly FieldDeclaration[];
  /** People of whom it cannot be told whether they are in the group: they are not, and no rule spares them for that. */
  readonly unsettled: number;
}

/** Those who come into a group, or leave it; not all of many are named. */
export interface MovedPeopleView {
  readonly count: number;
  readonly people: readonly PersonChip[];
}

/** What another rule of a group would mean, before it is set; or what is wrong with its text, and nothing else then. */
export interface GroupRuleEffectView {
  readonly problems: readonly {
    readonly line: number;
    readonly column: number;
    readonly message: string;
    readonly nearest: readonly string[];
  }[];
  readonly words: string | null;
  /** The rule as policy text and as a form shows it; null where it is none, and where there is to be no rule. */
  readonly text: string | null;
  readonly condition: Condition | null;
  readonly effect:
    | (GroupEffectView & {
        readonly joins: MovedPeopleView;
        readonly leaves: MovedPeopleView;
        /** Of so many more it could not be told. */
        readonly unsettled: number;
      })
    | null;
}

export interface GroupView extends GroupRow {
  /** Null of a department. */
  readonly rule: GroupRuleView | null;
  /** What can be given to everybody in it. */
  readonly choices: AssignChoices;
  /** Calling it otherwise. */
  readonly rename: Guard;
  /** Of a group: taking it out of the directory. */
  readonly archive: Guard | null;
  /** Of a department. */
  readonly head: HeadView | null;
  /** Putting somebody into it; null of a department, which a member has one of. */
  readonly join: Guard | null;
  readonly people: readonly GroupMemberView[];
  /** Those whom the asker may not see. */
  readonly hidden: number;
  /** What lies in it, and what it lies in. */
  readonly inside: readonly GroupRow[];
  readonly around: readonly GroupRow[];
  /** What everybody in it holds by being in it: its own roles, then those of what is around it. */
  readonly assignments: readonly AssignmentView[];
  readonly now: number;
}

/**
 * What giving a role to a group, or ending one, would mean for everybody in it, or another head of a department for
 * whoever heads it and whoever did, before it is done.
 */
export interface GroupEffectView {
  /** Why it would be refused; null when it would be made. */
  readonly refusal: string | null;
  readonly counts: Readonly<Record<EffectResult, number>>;
  /** Those who are worst off first, of whom the asker may be told. */
  readonly people: readonly {
    readonly person: PersonChip;
    readonly result: EffectResult;
    readonly sentences: readonly ChangeSentence[];
    /** How much changes for them in all, of which the sentences say so much. */
    readonly total: number;
  }[];
  /** What is accepted by doing it. */
  readonly effectHash: string;
}
