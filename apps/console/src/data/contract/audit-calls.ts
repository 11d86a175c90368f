import type {
  AuditAlertsView,
  AuditEventView,
  AuditFigures,
  AuditPage,
  AuditTasksView,
} from '@remit/api/audit/audit-views';
import type { SavedViewsView } from '@remit/api/saved-views/saved-views-view';
import type { Mutation, Query } from './call.ts';

/** Which events of the audit; instants are ms since 1970 UTC. */
export interface AuditQuery {
  readonly actor?: string;
  readonly action?: string;
  readonly stream?: 'access' | 'guest' | 'session' | 'request' | 'audit' | 'tenant' | 'refusal';
  readonly target?: string;
  readonly outcome?: 'allow' | 'deny';
  readonly correlation?: string;
  readonly session?: string;
  readonly reported?: string;
  readonly from?: number;
  readonly until?: number;
  readonly text?: string;
}

/** A screen of which somebody can keep views. */
export type ViewScreen = 'matrix' | 'audit' | 'home';

/** The calls about the record of what happened, and about views that are kept. */
export interface AuditCalls {
  audit: {
    list: Query<{ filter: AuditQuery; cursor?: string; limit?: number }, AuditPage>;
    figures: Query<{ filter: AuditQuery }, AuditFigures>;
    get: Query<{ id: string }, AuditEventView>;
    verify: Mutation<void, { id: string }>;
    export: Mutation<{ format: 'csv' | 'jsonl' | 'report'; filter: AuditQuery }, { id: string }>;
    exports: Query<void, AuditTasksView>;
    cancelExport: Mutation<{ id: string }, { id: string }>;
    alerts: Query<void, AuditAlertsView>;
    watch: Mutation<{ name: string; tells: boolean }, AuditAlertsView>;
  };
  views: {
    list: Query<{ screen: ViewScreen }, SavedViewsView>;
    save: Mutation<
      { words: Readonly<Record<string, string>> } & (
        | { screen: Exclude<ViewScreen, 'home'>; name: string }
        | { screen: 'home'; name: 'mine' }
      ),
      SavedViewsView
    >;
    delete: Mutation<{ screen: ViewScreen; name: string }, SavedViewsView>;
  };
}
