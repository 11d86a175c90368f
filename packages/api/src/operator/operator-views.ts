import type { FlagDefinition, FlagName } from '@remit/identity/flags';
import type { MoveProgress } from '@remit/store/move/move-progress';
import type { OperatorAction } from '@remit/store/tenants/operator-action';

/** A tenant in the operators' list. Instants are ms since 1970 UTC. */
export interface OperatorTenantRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  readonly tier: 'dedicated' | 'shared';
  /** Key of the Postgres server that has its database. */
  readonly server: string;
  readonly databaseName: string;
  readonly loginName: string;
  readonly status: 'preparing' | 'active' | 'suspended' | 'moving' | 'deleting';
  readonly statusAt: number;
  readonly purgeAt: number | null;
  /** How many flags are set for it alone. */
  readonly flags: number;
}

/** Something that an operator did. */
export interface OperatorEventView {
  readonly id: string;
  readonly at: number;
  /** E-mail of the operator; null from the command line, and for a login that is gone. */
  readonly by: string | null;
  readonly action: OperatorAction;
  readonly tenantId: string | null;
  readonly reason: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** How much there is in a tenant, without a word of what it is. */
export interface TenantCountsView {
  readonly tenantId: string;
  readonly members: number;
  readonly requests: number;
  readonly policyVersion: number;
  readonly migration: string;
}

export interface OperatorTenantView {
  readonly tenant: OperatorTenantRow;
  readonly hosts: readonly string[];
  readonly events: readonly OperatorEventView[];
  readonly flags: readonly TenantFlagView[];
  /** The move that is under way, or whose old place is not destroyed yet; null when there is none. */
  readonly move: TenantMoveView | null;
  /** Keys of the servers that it can be given a database of its own on. */
  readonly movesTo: readonly string[];
}

/** A tenant on its way into a database of its own, or what it left behind since. Instants are ms since 1970 UTC. */
export interface TenantMoveView {
  readonly from: {
    readonly tier: 'dedicated' | 'shared';
    readonly server: string;
    readonly databaseName: string;
  };
  readonly to: { readonly server: string; readonly databaseName: string };
  readonly beganAt: number;
  /** `stopped`: nobody runs it just now, and it goes on when it is asked for again. */
  readonly state: 'running' | 'stopped' | 'moved';
  /** How far whoever runs it, or ran it last, has come in that run. */
  readonly progress: MoveProgress;
  /** Why nobody runs it; null while somebody does, and once it has moved. */
  readonly trouble: string | null;
  /** From when on what it left behind may be destroyed; null until it has moved. */
  readonly purgeAt: number | null;
}

/** A flag as a tenant has it: from where, too. */
export interface TenantFlagView {
  readonly flag: string;
  readonly value: boolean | string;
  readonly from: 'tenant' | 'roll-out' | 'default';
}

export interface OperatorTenantsView {
  readonly tenants: readonly OperatorTenantRow[];
  /** Those that are on their way into another database. */
  readonly moving: readonly { readonly id: string; readonly state: 'running' | 'stopped' }[];
  /** Keys of the servers that a new tenant can be put on. */
  readonly servers: readonly string[];
  readonly accents: readonly string[];
  /** How many ways into databases, and connections on them, the answering process has open. */
  readonly ways: number;
  readonly connections: number;
}

export interface CreatedTenantView {
  readonly tenant: OperatorTenantRow;
  readonly steps: readonly { readonly step: string; readonly ms: number }[];
  /** To hand to the administrator, shown this once; null where they have a password already. */
  readonly password: string | null;
}

export interface OperatorFlagView {
  readonly flag: FlagName;
  readonly definition: FlagDefinition;
  readonly rollOut: {
    readonly value: boolean | string;
    readonly percent: number;
    readonly changedAt: number;
    /** How many of the tenants there are have it by the roll-out. */
    readonly reached: number;
  } | null;
  readonly tenants: readonly {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly value: boolean | string;
    readonly changedAt: number;
  }[];
}

export interface OperatorFlagsView {
  readonly flags: readonly OperatorFlagView[];
  readonly tenants: number;
  /** Why no flag may be set for a share of all tenants; null when it may. */
  readonly refusal: string | null;
}

export interface IsolationRunView {
  readonly id: string;
  readonly at: number;
  readonly probes: number;
  readonly leaks: number;
  readonly planted: number;
  readonly caught: number;
  readonly seed: number;
  readonly tookMs: number;
  readonly version: string;
}

/** What happened to logins last, and whether the chain over it is whole. Instants are ms since 1970 UTC. */
export interface SignInsView {
  readonly events: readonly {
    readonly id: string;
    readonly at: number;
    /** Null where nobody has the e-mail that was tried. */
    readonly email: string | null;
    readonly action: string;
    readonly outcome: 'allow' | 'deny';
    /** Null: from the command line of the server. */
    readonly address: string | null;
    readonly agent: string | null;
  }[];
  readonly chain:
    | { readonly state: 'whole'; readonly entries: number; readonly waiting: number }
    | { readonly state: 'broken'; readonly entries: number; readonly finding: string }
    /** Too long to be read for a page: `remit audit verify` does it. */
    | { readonly state: 'long'; readonly entries: number };
}

export interface IsolationView {
  readonly runs: readonly IsolationRunView[];
  /** `overdue`: the last whole run is more than a week ago, or there is none; `failed`: it found something. */
  readonly state: 'proved' | 'overdue' | 'failed';
  /**
   * From when on nothing is rolled out to many tenants for want of a newer proof, in ms since 1970 UTC; null while there
   * is no tenant.
   */
  readonly blocksAt: number | null;
  /** Whether nothing is rolled out to many, because of what was found or because it is past `blocksAt`. */
  readonly blocked: boolean;
}
