import type { TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server';
import type { ErrorView } from '@remit/api/views';

interface Definition<Input, Output> {
  meta: unknown;
  input: Input;
  output: Output;
  errorShape: Shape;
}
interface Shape {
  code: number;
  message: string;
  data: { remit: ErrorView };
}
/** What every router of Remit is made of, as tRPC types it. */
export interface Root {
  ctx: object;
  meta: object;
  errorShape: Shape;
  transformer: false;
}
/** A call that reads, as tRPC types it. */
export type Query<Input, Output> = TRPCQueryProcedure<Definition<Input, Output>>;
/** A call that changes something, as tRPC types it. */
export type Mutation<Input, Output> = TRPCMutationProcedure<Definition<Input, Output>>;
