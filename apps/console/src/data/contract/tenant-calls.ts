import type { HomeView } from '@remit/api/home/home-views';
import type { NoticeWishView, NoticeWishesView, NoticesView } from '@remit/api/notices/notice-views';
import type { SecurityPreview, SecurityView, SessionsView } from '@remit/api/people/people-views';
import type { RatesView } from '@remit/api/rates/rates-view';
import type { RecordTypesView, RecordsPage } from '@remit/api/records/records-views';
import type { SearchView } from '@remit/api/search/search-views';
import type { TenantConfigView } from '@remit/api/tenant/tenant-views';
import type { LiveView, MeView } from '@remit/api/views';
import type { Mutation, Query } from './call.ts';

export interface SecurityDraft {
  readonly allowlist: string[];
  readonly sessionMinutes: number | null;
  readonly secondFactor: 'nobody' | 'administrators' | 'everybody';
  readonly secondFactorFrom: number | null;
}

export interface TenantConfigDraft {
  readonly name: string;
  readonly accent: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly secondPerson: boolean;
}

/** The calls about the tenant itself, and about whoever asks. */
export interface TenantCalls {
  me: { get: Query<void, MeView> };
  home: { get: Query<void, HomeView> };
  live: { revisions: Query<void, LiveView> };
  tenant: {
    config: Query<void, TenantConfigView>;
    saveConfig: Mutation<TenantConfigDraft & { seen: TenantConfigDraft }, TenantConfigView>;
  };
  rates: {
    list: Query<void, RatesView>;
    set: Mutation<{ currency: string; rate: string; from?: number }, RatesView>;
  };
  security: {
    get: Query<void, SecurityView>;
    preview: Query<SecurityDraft, SecurityPreview>;
    save: Mutation<SecurityDraft & { revision: number }, SecurityView>;
    testAddress: Query<{ address: string; allowlist: string[] }, { heard: boolean; because: string }>;
  };
  sessions: {
    list: Query<void, SessionsView>;
    end: Mutation<{ session: string }, { sessionsEnded: number }>;
    endAll: Mutation<void, { sessionsEnded: number }>;
  };
  notices: {
    list: Query<{ unread?: boolean }, NoticesView>;
    read: Mutation<{ ids: readonly string[] | null }, { read: number }>;
    wishes: Query<void, NoticeWishesView>;
    wish: Mutation<NoticeWishView, NoticeWishesView>;
  };
  search: { find: Query<{ q: string }, SearchView> };
  records: {
    types: Query<void, RecordTypesView>;
    list: Query<
      {
        type: string;
        cursor?: string;
        limit?: number;
        sort?: { field: string; direction: 'asc' | 'desc' };
        q?: string;
      },
      RecordsPage
    >;
  };
}
