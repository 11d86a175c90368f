import type { Guard, PersonChip } from '../views.ts';

/** On which day something was last done by a role; ms since 1970 UTC. */
export interface CellUseView {
  readonly type: string;
  readonly action: string;
  readonly at: number;
}

/** What the record says of the use of roles. */
export interface RoleUsesView {
  /** Since when there is a record, in ms since 1970 UTC; null while it is empty. */
  readonly since: number | null;
  /** Use that is older than this counts as none, in ms since 1970 UTC. */
  readonly from: number;
  /** What cannot be done without being on record, as `type action`: of nothing else can be said that nobody did it. */
  readonly recorded: readonly string[];
  readonly uses: readonly (CellUseView & { readonly role: string })[];
}

/** Somebody who holds a role: through what, and what they last did by it. */
export interface RoleHolderUse {
  readonly person: PersonChip;
  /** Each way in words, such as a group; none is `null`: held directly. */
  readonly through: readonly (string | null)[];
  readonly uses: readonly CellUseView[];
}

/** Who holds one role, and how each of them used it, beside what anybody ever did by it. */
export interface RoleUseView extends RoleUsesView {
  readonly total: number;
  readonly people: readonly RoleHolderUse[];
  /** Whether the asker may be told what each of them did; else nobody has uses. */
  readonly tells: Guard;
  /** Decisions of everybody that are on record since `from`; and whether there are more than that. */
  readonly decisions: number;
  readonly more: boolean;
}
