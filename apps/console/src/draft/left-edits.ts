import type { DraftStep } from '@remit/policy/draft/draft-steps';
import type { TenantCalls } from '../data/calls.ts';
import { leftBehind } from '../data/left-behind.ts';
import type { LeavingCall } from './draft-moment.ts';

/** Edits that were sent as their page was left, of which nobody heard the answer. */
export interface LeftEdits {
  /** Whose they are: of somebody else's making they are theirs to send. */
  readonly by: string;
  readonly call: LeavingCall;
  /** The version that the draft changed, and what it set of it before these edits and with them. */
  readonly basedOn: number;
  readonly was: DraftStep;
  readonly mine: DraftStep;
}

function isLeft(read: unknown): read is LeftEdits {
  if (typeof read !== 'object' || read === null) return false;
  const { by, call, basedOn, was, mine } = read as Readonly<Record<string, unknown>>;
  return (
    typeof by === 'string' &&
    typeof basedOn === 'number' &&
    Array.isArray(was) &&
    Array.isArray(mine) &&
    typeof call === 'object' &&
    call !== null
  );
}

/** Whoever's they are. */
const left = leftBehind('edits', isLeft);

/** Who is signed in; null while nobody has said, and where somebody else only looks through their eyes. */
function memberOf({ queryClient, options }: TenantCalls): string | null {
  const me = queryClient.getQueryData(options.me.get.queryKey());
  return me === undefined || me.seenBy !== null ? null : me.person.id;
}

/** Notes edits that are being sent while their page goes away, for the page that comes after it. */
export function rememberLeftEdits(calls: TenantCalls, edits: Omit<LeftEdits, 'by'>): void {
  const by = memberOf(calls);
  if (by !== null) left.keep(calls.slug, [...left.read(calls.slug), { by, ...edits }]);
}

/** The edits that the reader left behind, oldest first. */
export function leftEdits(calls: TenantCalls): readonly LeftEdits[] {
  const by = memberOf(calls);
  return left.read(calls.slug).filter((edits) => edits.by === by);
}

/** Forgets edits that the server has, or that were told to be refused. */
export function forgetLeftEdits(calls: TenantCalls, gone: Pick<LeftEdits, 'call'>): void {
  const text = JSON.stringify(gone.call);
  left.keep(
    calls.slug,
    left.read(calls.slug).filter(({ call }) => JSON.stringify(call) !== text),
  );
}
