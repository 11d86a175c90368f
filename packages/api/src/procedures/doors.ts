import type { ProcedureAccess } from '../procedure-access.ts';

/** Doors of some routers, by name: one of another router among them does not compile, so that none stands twice. */
export type Doors<Router extends string> = Readonly<Record<`${Router}.${string}`, ProcedureAccess>>;

/** By the words that many have in common. */
export const outside = { decided: 'outside', mode: 'read', holds: 'nothing' } as const;
export const own = { own: true } as const;
export const read = { mode: 'read', holds: 'nothing' } as const;
export const auditedRead = { mode: 'audited read', holds: 'nothing' } as const;
export const write = { mode: 'write', holds: 'standing' } as const;
export const tenantWrite = { mode: 'write', holds: 'tenant' } as const;
