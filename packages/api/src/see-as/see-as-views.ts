import type { Guard, PersonChip } from '../views.ts';

/** Whether somebody can be seen as, and whether they are in this session. Instants are ms since 1970 UTC. */
export interface SeeAsView {
  readonly person: PersonChip;
  readonly begin: Guard;
  /** Until when they are seen as now; null where they are not. */
  readonly until: number | null;
}

export interface SeeAsBegun {
  readonly until: number;
}
