import type { IdentityContract, TenantContract } from '../apps/console/src/data/contract.ts';
import type { IdentityRouter } from '@remit/api/identity-router';
import type { TenantRouter } from '@remit/api/tenant/tenant-router';
import type { AnyTRPCRouter, inferRouterInputs, inferRouterOutputs } from '@trpc/server';

// The console has its own description of the calls that it makes, so that its compiler needs neither Node nor the
// database's types. Here the two are held together: what the console sends is taken, what it reads is replied.

/** What the server takes of the procedures that the console calls; one that the server lacks takes nothing. */
type Called<Sent, Wanted> = {
  [Room in keyof Sent]: {
    [Name in keyof Sent[Room]]: Room extends keyof Wanted
      ? Name extends keyof Wanted[Room]
        ? Wanted[Room][Name]
        : never
      : never;
  };
};

/** Whatever the console sends, the server's schemas take. */
type Taken<Console extends AnyTRPCRouter, Server extends AnyTRPCRouter> = (
  sent: inferRouterInputs<Console>,
) => Called<inferRouterInputs<Console>, inferRouterInputs<Server>>;

/** Whatever the server replies is what the console reads. */
type Replied<Console extends AnyTRPCRouter, Server extends AnyTRPCRouter> = (
  reply: inferRouterOutputs<Server>,
) => inferRouterOutputs<Console>;

export const identityTaken: Taken<IdentityContract, IdentityRouter> = (sent) => sent;
export const identityReplied: Replied<IdentityContract, IdentityRouter> = (reply) => reply;
export const tenantTaken: Taken<TenantContract, TenantRouter> = (sent) => sent;
export const tenantReplied: Replied<TenantContract, TenantRouter> = (reply) => reply;
