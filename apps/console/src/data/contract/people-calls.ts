import type { DelegationView, DelegationsView } from '@remit/api/approvals/delegation-views';
import type {
  CommonHolder,
  GroupEffectView,
  GroupRuleEffectView,
  GroupView,
  GroupsView,
} from '@remit/api/groups/groups-views';
import type { AccessView } from '@remit/api/people/people-access-views';
import type { GuestsView, PeopleChangeView, PersonView } from '@remit/api/people/people-views';
import type {
  ReviewEffectView,
  ReviewEvidenceView,
  ReviewDecision,
  ReviewReachView,
  ReviewView,
  ReviewsView,
} from '@remit/api/reviews/reviews-views';
import type { SeeAsBegun, SeeAsView } from '@remit/api/see-as/see-as-views';
import type { PeoplePage, PersonChip } from '@remit/api/views';
import type { Condition } from '@remit/policy/condition';
import type { Mutation, Query } from './call.ts';

/** A role at a folder and below it; instants are ms since 1970 UTC. */
interface NewRole {
  readonly role: string;
  readonly folder: string;
  readonly from: number | null;
  readonly until: number | null;
}

/** A role for a member. */
export interface NewAssignment extends NewRole {
  readonly member: string;
}

/** A role for everybody in a group or a department. */
export interface NewGift extends NewRole {
  readonly holder: { readonly kind: 'group' | 'department'; readonly id: string };
}

/** Who is to head a department; null: nobody. */
interface NewHead {
  readonly department: string;
  readonly head: string | null;
}

/** A change of one member, as a form has it. */
export type PersonChange =
  | ({ readonly kind: 'assign' } & NewAssignment)
  | { readonly kind: 'unassign'; readonly member: string; readonly assignment: string }
  | { readonly kind: 'suspend' | 'restore'; readonly member: string }
  | { readonly kind: 'join' | 'leave'; readonly member: string; readonly group: string }
  | { readonly kind: 'move'; readonly member: string; readonly department: string | null }
  | { readonly kind: 'extend'; readonly member: string; readonly until: number };

export interface NewGuest {
  readonly name: string;
  readonly email: string;
  readonly sponsor: string;
  readonly from: number | null;
  readonly until: number;
  readonly roles: { readonly role: string; readonly folder: string }[];
}

/** The calls about people, and what they hold. */
export interface PeopleCalls {
  people: {
    search: Query<{ q?: string; cursor?: string; limit?: number }, PeoplePage>;
    access: Query<{ member: string }, AccessView>;
    get: Query<{ member: string }, PersonView>;
    preview: Query<PersonChange, PeopleChangeView>;
    assign: Mutation<NewAssignment, { assignment: string }>;
    unassign: Mutation<{ assignment: string }, { assignment: string }>;
    suspend: Mutation<{ member: string }, { sessionsEnded: number }>;
    restore: Mutation<{ member: string }, { member: string }>;
    move: Mutation<
      { member: string; department: string | null; was: string | null },
      { member: string; department: string | null }
    >;
    endSessions: Mutation<{ member: string }, { sessionsEnded: number }>;
    guests: Query<void, GuestsView>;
    inviteGuest: Mutation<NewGuest, { member: string; token: string }>;
    extendGuest: Mutation<
      { member: string; until: number | 'now'; sponsor?: string },
      { member: string; until: number }
    >;
  };
  groups: {
    list: Query<void, GroupsView>;
    get: Query<{ kind: 'group' | 'department'; id: string }, GroupView>;
    previewEnd: Query<{ assignment: string }, GroupEffectView>;
    end: Mutation<{ assignment: string; effectHash: string }, { assignment: string }>;
    previewGive: Query<NewGift, GroupEffectView>;
    give: Mutation<NewGift & { effectHash: string }, { assignment: string }>;
    add: Mutation<{ group: string; member: string }, { group: string; member: string }>;
    remove: Mutation<{ group: string; member: string }, { group: string; member: string }>;
    create: Mutation<
      { kind: 'group'; name: string } | { kind: 'department'; parent: string; end: string; name: string },
      CommonHolder
    >;
    rename: Mutation<{ holder: CommonHolder; name: string; was: string }, CommonHolder>;
    archive: Mutation<{ group: string }, { group: string }>;
    previewRule: Query<{ group: string; rule: string | Condition | null }, GroupRuleEffectView>;
    setRule: Mutation<
      { group: string; rule: string | Condition | null; effectHash: string },
      { group: string }
    >;
    previewHead: Query<NewHead, GroupEffectView>;
    setHead: Mutation<NewHead & { effectHash: string }, NewHead>;
  };
  delegations: {
    list: Query<void, DelegationsView>;
    people: Query<{ q: string }, readonly PersonChip[]>;
    create: Mutation<
      { to: string; since: number | null; until: number; passOn: boolean; reason: string },
      DelegationView
    >;
    end: Mutation<{ id: string }, { id: string }>;
  };
  seeAs: {
    get: Query<{ member: string }, SeeAsView>;
    begin: Mutation<{ member: string }, SeeAsBegun>;
    end: Mutation<{ member: string }, void>;
  };
  reviews: {
    list: Query<void, ReviewsView>;
    get: Query<{ id: string }, ReviewView>;
    reach: Query<{ id: string; assignments: readonly string[] }, readonly ReviewReachView[]>;
    evidence: Query<{ id: string }, ReviewEvidenceView>;
    start: Mutation<
      { name: string; kind: 'role' | 'folder' | 'guests'; about: string | null; dueAt: number },
      { readonly id: string }
    >;
    decide: Mutation<
      {
        id: string;
        assignments: readonly string[];
        decision: ReviewDecision;
        until: number | null;
        folder: string | null;
        reason: string;
      },
      { readonly decided: number }
    >;
    pass: Mutation<{ id: string; assignments: readonly string[]; reason: string }, { passed: number }>;
    previewClose: Query<{ id: string }, ReviewEffectView>;
    close: Mutation<
      { id: string; effectHash: string },
      { readonly removed: number; readonly reduced: number; readonly refused: number }
    >;
  };
}
