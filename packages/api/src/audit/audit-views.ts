import type { Guard, PersonChip } from '../views.ts';

/** JSON as a screen shows it. */
export type ShownJson =
  | null
  | boolean
  | number
  | string
  | readonly ShownJson[]
  | { readonly [key: string]: ShownJson };

/** An event in a list. `actor` is null when Remit itself acted; `actorId` stands for a member that is gone. */
export interface AuditEventRow {
  readonly id: string;
  readonly at: number;
  readonly actor: PersonChip | null;
  readonly actorId: string | null;
  readonly action: string;
  readonly stream: string | null;
  readonly target: {
    readonly type: string;
    readonly label: string;
    readonly id: string | null;
    readonly name: string | null;
  };
  readonly outcome: 'allow' | 'deny';
  /** The deciding reason in a sentence, as the actor was told it; null where there is none. */
  readonly sentence: string | null;
  readonly sequence: number | null;
}

export interface AuditPage {
  readonly events: readonly AuditEventRow[];
  readonly next: string | null;
  /** Where a search for words stopped before the end of the record; null when it did not. ms since 1970 UTC. */
  readonly searchedUntil: number | null;
}

export interface AuditFigures {
  readonly from: number;
  readonly until: number;
  readonly width: number;
  readonly buckets: readonly { readonly from: number; readonly events: number; readonly denied: number }[];
  readonly total: number;
  readonly denied: number;
}

/** Everything that the record says of an event, as far as its reader may see. */
export interface AuditEventView extends AuditEventRow {
  readonly onBehalfOf: PersonChip | null;
  readonly roles: readonly string[];
  readonly sentences: readonly string[];
  /** What only reported and would have refused it, by kind and name: `rule.OwnRequest`. */
  readonly reported: readonly string[];
  readonly before: ShownJson;
  readonly after: ShownJson;
  readonly details: ShownJson;
  /** What members, groups and roles in those three are called, by how the record names them. */
  readonly names: Readonly<Record<string, string>>;
  /** Names in those three whose values a field rule keeps from the reader. */
  readonly hidden: readonly string[];
  readonly address: string | null;
  readonly agent: string | null;
  readonly policyVersion: number | null;
  readonly directoryRevision: number | null;
  readonly correlationId: string;
  readonly sessionId: string | null;
  readonly hash: string | null;
  /** What else happened in the same call, in its order. */
  readonly call: readonly AuditEventRow[];
  /** The last place of the chain: how much history stands behind the event. */
  readonly head: number;
}

/** What came of a verification. */
export interface VerifyOutcome {
  readonly entries: number;
  readonly hash: string;
  /** Events that wait for their seal. */
  readonly waiting: number;
  /** Entries at the end that no head outside the database covers yet; null when there are no heads to be had. */
  readonly uncovered: number | null;
  readonly findings: readonly {
    readonly sequence: number | null;
    readonly event: string | null;
    readonly sentence: string;
  }[];
}

export interface ExportOutcome {
  readonly events: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly first: number | null;
  readonly last: number | null;
}

/** How a task stands, for whoever asked for it. */
export interface AuditTaskView {
  readonly id: string;
  readonly askedAt: number;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';
  /** In a sentence, for a task that failed. */
  readonly problem: string | null;
  readonly problemKind: 'revoked' | 'gone' | 'tries' | 'failed' | null;
  readonly cancelAsked: boolean;
  readonly done: number;
  readonly total: number | null;
  /** At the pace so far; null where there is none to go by. */
  readonly secondsLeft: number | null;
  readonly work:
    | {
        readonly kind: 'export';
        readonly format: 'csv' | 'jsonl' | 'report';
        readonly outcome: ExportOutcome | null;
        /** Links that work once, for some minutes, in this session. */
        readonly file: string | null;
        readonly manifest: string | null;
        readonly expiresAt: number | null;
      }
    | { readonly kind: 'verify'; readonly outcome: VerifyOutcome | null };
}

export interface AuditTasksView {
  readonly tasks: readonly AuditTaskView[];
  readonly export: Guard;
}

/** The saved views of the asker that tell them of new events. */
export interface AuditAlertsView {
  readonly alerts: readonly { readonly id: string; readonly name: string }[];
}
