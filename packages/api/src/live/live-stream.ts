import type { LiveRevisions } from '@remit/store/listen-standings';
import type { TenantId } from '@remit/store/tenant-id';
import type { CallContext } from '../context.ts';
import type { RemitErrorCode } from '../errors.ts';

/** What an open stream says. */
export type LiveEvent = { readonly kind: 'revisions'; readonly revisions: LiveRevisions } | LiveEnd;

/** The last event of a stream: why it ends. `closing` is the server's own end, after which another one may answer. */
export interface LiveEnd {
  readonly kind: 'ended';
  readonly code: RemitErrorCode | 'closing';
  readonly message: string;
}

/** A stream that is open: who listens, and what was last seen of what they stand on. */
export interface LiveStream {
  readonly ctx: CallContext;
  readonly tenantId: TenantId;
  readonly memberId: string;
  readonly tell: (event: LiveEvent) => void;
  readonly session: Seen & {
    /** SHA-256 of its token, hex. */
    readonly key: string;
  };
  readonly standing: Seen;
  /** What it was last told. */
  revisions: LiveRevisions;
  /** Whether the door is being asked about it just now. */
  asking: boolean;
}

/** One of the two things that a stream stands on. */
export interface Seen {
  /** As it was when the door let the stream in; null until then. */
  stands: string | null;
  /** When it was last looked at, in ms of `performance.now()`. */
  at: number;
  /** When it was last seen to stand as the door let it in, likewise. */
  stoodAt: number;
}

/** Whether there is nothing to tell between two looks. */
export function sameRevisions(one: LiveRevisions, other: LiveRevisions): boolean {
  return (
    one.policy === other.policy &&
    one.directory === other.directory &&
    one.security === other.security &&
    one.requests === other.requests &&
    one.drafts === other.drafts
  );
}
