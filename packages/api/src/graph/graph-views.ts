/** What an access graph has: each leads to what comes after it. */
export type GraphKind = 'person' | 'group' | 'department' | 'role' | 'folder' | 'permission';

/** A kind and an id of it: `person:` a member, `department:` and `folder:` a path, `permission:` type and action. */
export type GraphKey = `${GraphKind}:${string}`;

/**
 * How one leads to another: a person is `in` a group, a group lies `inside` another, whoever `holds` a role has it `at`
 * a folder, a role `includes` another and `gives` a permission, and is `scoped` to mean something else in a folder.
 */
export type GraphWay = 'in' | 'inside' | 'holds' | 'includes' | 'at' | 'scoped' | 'gives';

export interface GraphAssignment {
  readonly id: string;
  readonly folder: string;
}

export interface GraphNode {
  /** Of many that are shown as one, a key that names nothing by itself. */
  readonly key: string;
  readonly kind: GraphKind;
  readonly label: string;
  readonly detail: string | null;
  /** Hops from the focus: below 0 leads to it, above 0 it leads to. */
  readonly distance: number;
  /** How many it stands for. */
  readonly count: number;
  /** Of many that are shown as one, the first of them by name; else none. */
  readonly members: readonly { readonly key: string; readonly label: string }[];
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly way: GraphWay;
  /** Whether it leads back to where it came from. */
  readonly cycle: boolean;
  /** What makes somebody hold a role; of every other way none. */
  readonly assignments: readonly GraphAssignment[];
}

/** What leads to one thing and what it leads to. */
export interface GraphView {
  readonly focus: string;
  readonly hops: number;
  /** Whether anything lies further away. */
  readonly more: boolean;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** People in it whom the asker may not be told about. */
  readonly hidden: number;
  readonly policyVersion: number;
  /** ms since 1970 UTC. */
  readonly at: number;
}
