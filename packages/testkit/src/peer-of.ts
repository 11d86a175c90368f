import type { BenchTenant } from './bench-tenant.ts';

/** Another way to answer a bench tenant's questions, made ready for them. */
export interface Peer {
  readonly name: string;
  /** What was worked out before the first question, in words: it is not in the figures. */
  readonly precomputed: string;
  /** Whether the question at that place of the tenant's list is answered with allow. */
  readonly allows: (at: number) => boolean;
}

/** Tells a peer of a tenant's policy and people, and puts its questions into the peer's own form. */
export type PreparePeer = (tenant: BenchTenant) => Peer | Promise<Peer>;
