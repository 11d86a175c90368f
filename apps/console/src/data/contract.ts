import type { TRPCBuiltRouter } from '@trpc/server';
import type { AccessCalls } from './contract/access-calls.ts';
import type { AuditCalls } from './contract/audit-calls.ts';
import type { Root } from './contract/call.ts';
import type { ChangeCalls } from './contract/change-calls.ts';
import type { IdentityCalls } from './contract/identity-calls.ts';
import type { OperatorCalls } from './contract/operator-calls.ts';
import type { PeopleCalls } from './contract/people-calls.ts';
import type { RequestCalls } from './contract/request-calls.ts';
import type { TenantCalls } from './contract/tenant-calls.ts';

/** Rooms of calls as tRPC wants them: an interface could still grow, and has no index. */
type Rooms<Calls> = { [Room in keyof Calls]: { [Name in keyof Calls[Room]]: Calls[Room][Name] } };

/** The calls without a tenant, as this console makes them. */
export type IdentityContract = TRPCBuiltRouter<Root, Rooms<IdentityCalls & { operator: OperatorCalls }>>;

/** The calls inside a tenant, as this console makes them: what goes in, and the view that comes back. */
export type TenantContract = TRPCBuiltRouter<
  Root,
  Rooms<TenantCalls & PeopleCalls & AccessCalls & ChangeCalls & RequestCalls & AuditCalls>
>;
