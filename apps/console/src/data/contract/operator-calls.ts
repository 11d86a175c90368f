import type {
  CreatedTenantView,
  IsolationView,
  OperatorFlagsView,
  OperatorFlagView,
  OperatorTenantRow,
  OperatorTenantsView,
  SignInsView,
  OperatorTenantView,
  TenantCountsView,
} from '@remit/api/operator/operator-views';
import type { Mutation, Query } from './call.ts';

interface Why {
  readonly id: string;
  readonly reason: string;
}

interface NewTenant {
  readonly slug: string;
  readonly name: string;
  readonly tier: 'dedicated' | 'shared';
  readonly server?: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly accent: string;
  readonly administrator: { readonly email: string; readonly name: string };
  readonly reason: string;
}

interface FlagSetting {
  readonly flag: OperatorFlagView['flag'];
  /** Null: for a share of all tenants. */
  readonly tenant: string | null;
  readonly value: boolean | string;
  readonly percent: number;
  readonly reason: string;
}

/** The calls of those who operate Remit. */
export interface OperatorCalls {
  tenants: Query<void, OperatorTenantsView>;
  tenant: Query<{ id: string }, OperatorTenantView>;
  create: Mutation<NewTenant, CreatedTenantView>;
  suspend: Mutation<Why, OperatorTenantRow>;
  restore: Mutation<Why, OperatorTenantRow>;
  undelete: Mutation<Why, OperatorTenantRow>;
  rename: Mutation<Why & { slug: string; name: string }, OperatorTenantRow>;
  remove: Mutation<Why & { graceDays: number }, OperatorTenantRow>;
  move: Mutation<Why & { server: string }, OperatorTenantView>;
  cancelMove: Mutation<Why, OperatorTenantView>;
  purgeMoved: Mutation<Why, OperatorTenantView>;
  addHost: Mutation<Why & { host: string }, { host: string }>;
  removeHost: Mutation<Why & { host: string }, { host: string }>;
  count: Mutation<{ ids: string[]; reason: string }, readonly TenantCountsView[]>;
  flags: Query<void, OperatorFlagsView>;
  setFlag: Mutation<FlagSetting, OperatorFlagsView>;
  clearFlag: Mutation<Omit<FlagSetting, 'value' | 'percent'>, OperatorFlagsView>;
  signIns: Query<void, SignInsView>;
  isolation: Query<void, IsolationView>;
}
