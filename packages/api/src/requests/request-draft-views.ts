import type { PersonChip } from '../views.ts';

/** A request that was written and not sent, as its writer left it; nobody else sees it. */
export interface RequestDraftView {
  /** Of the request that it becomes. */
  readonly id: string;
  /** Full name of its type. */
  readonly type: string;
  readonly revision: number;
  /** ms since 1970 UTC. */
  readonly savedAt: number;
  /** How many files lie with it. */
  readonly files: number;
  readonly purpose: string;
  readonly payee: string;
  /** As it was typed. */
  readonly amount: string;
  readonly currency: string;
  /** Null where none is chosen, or what was chosen is not there any more. */
  readonly department: string | null;
  readonly folder: string | null;
  readonly costType: string;
  /** What has no place among these, by field, as it was typed. */
  readonly fields: Readonly<Record<string, string>>;
  /** Members whom these name. */
  readonly people: readonly PersonChip[];
  /** In whose place it is asked; null for oneself. */
  readonly onBehalfOf: PersonChip | null;
}
