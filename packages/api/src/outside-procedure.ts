import { type ProcedureName, procedures } from './procedures.ts';
import { baseProcedure } from './trpc.ts';

type OutsideName = {
  [Name in ProcedureName]: (typeof procedures)[Name]['decided'] extends 'outside' ? Name : never;
}[ProcedureName];

/** A procedure outside every tenant: it reaches the identity database and nothing else. */
export const outsideProcedure = (name: OutsideName) => baseProcedure.meta(procedures[name]);
