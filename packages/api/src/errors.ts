import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server';
import type { AuditEvent } from '@remit/audit/audit-event';
import type { AskedAccess, DeciderView } from './views.ts';

/** Everything that can go wrong with a call, as clients tell it apart. */
export type RemitErrorCode =
  | 'not-signed-in'
  | 'session-ended'
  | 'not-found'
  | 'forbidden'
  | 'precondition'
  /** The second factor is asked for first; the same call may be made again after it. */
  | 'step-up'
  /** The tenant hears no calls from this address. */
  | 'address-refused'
  | 'conflict'
  | 'invalid'
  | 'too-many'
  | 'unavailable'
  | 'internal';

export const trpcCodes = {
  'not-signed-in': 'UNAUTHORIZED',
  'session-ended': 'UNAUTHORIZED',
  'not-found': 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  precondition: 'PRECONDITION_FAILED',
  'step-up': 'PRECONDITION_REQUIRED',
  'address-refused': 'FORBIDDEN',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  'too-many': 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<RemitErrorCode, TRPC_ERROR_CODE_KEY>;

export interface RemitErrorOptions {
  readonly cause?: unknown;
  /** Person-level reasons, the deciding one first. */
  readonly sentences?: readonly string[];
  /** Who could do it instead. */
  readonly deciders?: readonly DeciderView[];
  /** What a role could allow: what was refused leads to asking for it. */
  readonly ask?: AskedAccess | null;
  /** For a denial: what the audit keeps of it. It commits before the reply, in a transaction of its own. */
  readonly denial?: AuditEvent;
}

/** One code and one public sentence for whoever called; the cause is for the log. */
export class RemitError extends Error {
  readonly code: RemitErrorCode;
  readonly publicMessage: string;
  readonly sentences: readonly string[];
  readonly deciders: readonly DeciderView[];
  readonly ask: AskedAccess | null;
  readonly denial: AuditEvent | null;

  constructor(code: RemitErrorCode, publicMessage: string, options: RemitErrorOptions = {}) {
    super(publicMessage, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RemitError';
    this.code = code;
    this.publicMessage = publicMessage;
    this.sentences = options.sentences ?? [];
    this.deciders = options.deciders ?? [];
    this.ask = options.ask ?? null;
    this.denial = options.denial ?? null;
  }
}

/** The same error as tRPC throws it. */
export function asTrpcError(error: RemitError): TRPCError {
  return new TRPCError({ code: trpcCodes[error.code], message: error.publicMessage, cause: error });
}
