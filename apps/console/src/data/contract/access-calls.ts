import type { FieldSampleView } from '@remit/api/fields/fields-views';
import type { FolderHoldersView, FolderMoveView, FoldersView } from '@remit/api/folders/folders-views';
import type { GraphKind, GraphView } from '@remit/api/graph/graph-views';
import type { PreviewView } from '@remit/api/people/person-impact-views';
import type { PolicyView, RoleHolders } from '@remit/api/policy/policy-views';
import type { BenchView, ProofView, ReportedView } from '@remit/api/rules/rules-views';
import type {
  OverTimeView,
  SimulateFixesView,
  SimulateFormView,
  SimulateView,
} from '@remit/api/simulate/simulate-views';
import type { MomentView, MomentsView } from '@remit/api/time/time-views';
import type { RoleUseView, RoleUsesView } from '@remit/api/uses/uses-views';
import type { PolicyTextView } from '@remit/api/policy/versions-views';
import type { Condition } from '@remit/policy/condition';
import type { PolicyDocument } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import type { Mutation, Query } from './call.ts';

/** What an access graph is asked about. */
export type GraphFocus =
  | { readonly kind: Exclude<GraphKind, 'permission'>; readonly id: string }
  | { readonly kind: 'permission'; readonly type: string; readonly action: string };

/** A question to the simulator; what is null is left open. Instants are ms since 1970 UTC. */
export interface SimulateQuestion {
  readonly member: string | null;
  readonly action: string | null;
  readonly resource:
    | { readonly kind: 'record'; readonly type: string; readonly id: string }
    | {
        readonly kind: 'described';
        readonly type: string;
        readonly folder: string | null;
        readonly attributes: Record<string, Value>;
      }
    | { readonly kind: 'anything' };
  readonly at: number | null;
  readonly met: ('second-factor' | 'comment')[];
  readonly version: number | null;
  /** Id of the draft that decides instead; null for none. */
  readonly draft: string | null;
}

/** The calls about what the policy says, and what comes of it. */
export interface AccessCalls {
  policy: {
    current: Query<void, PolicyView>;
    holders: Query<{ role: string }, RoleHolders>;
    text: Query<{ version?: number }, PolicyTextView>;
    preview: Query<{ basedOn: number; document: PolicyDocument; member: string }, PreviewView>;
  };
  folders: {
    list: Query<void, FoldersView>;
    holders: Query<{ folder: string; role: string }, FolderHoldersView>;
    previewMove: Query<{ folder: string; into: string }, FolderMoveView>;
    move: Mutation<{ folder: string; into: string; effectHash: string }, { path: string }>;
    create: Mutation<{ parent: string; end: string; name: string }, { path: string }>;
    rename: Mutation<{ folder: string; name: string }, { path: string }>;
  };
  fields: {
    sample: Query<
      { type: string; member: string; draft: string | null; record: string | null },
      FieldSampleView
    >;
  };
  graph: { around: Query<{ focus: GraphFocus; hops: 2 | 4 | 6 }, GraphView> };
  rules: {
    bench: Query<
      { type: string; condition: Condition; action: string; only: 'true' | 'false' | null },
      BenchView
    >;
    reported: Query<{ kind: 'rule' | 'exclusion'; name: string }, ReportedView>;
    proof: Query<void, ProofView>;
  };
  simulate: {
    form: Query<void, SimulateFormView>;
    ask: Query<SimulateQuestion, SimulateView>;
    fixes: Query<SimulateQuestion, SimulateFixesView>;
    overTime: Query<SimulateQuestion & { readonly after: number | null }, OverTimeView>;
  };
  uses: {
    roles: Query<void, RoleUsesView>;
    role: Query<{ role: string }, RoleUseView>;
  };
  time: { moments: Query<void, MomentsView>; compare: Query<void, MomentView> };
}
