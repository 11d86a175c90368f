import type { GraphAssignment, GraphKey, GraphWay } from './graph-views.ts';

/** One way in which access leads from a thing to another. */
export interface GraphLink {
  readonly from: GraphKey;
  readonly to: GraphKey;
  readonly way: GraphWay;
  readonly assignments: readonly GraphAssignment[];
}

/** A link, and whether it stands on a circle. */
export interface MarkedLink extends GraphLink {
  /** Whether it leads back to where it came from. */
  readonly cycle: boolean;
}
