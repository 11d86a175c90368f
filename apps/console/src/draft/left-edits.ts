import type { DraftStep } from '@remit/policy/draft-steps';
import type { TenantCalls } from '../data/calls.ts';
import type { LeavingCall } from './draft-session.ts';

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

const keyOf = (slug: string): string => `remit edits sent on leaving ${slug}`;

/** What is kept for a tenant, whoever's it is, oldest first; what somebody else wrote there is nothing. */
function kept(slug: string): readonly LeftEdits[] {
  const text = localStorage.getItem(keyOf(slug));
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isLeft) : [];
  } catch {
    localStorage.removeItem(keyOf(slug));
    return [];
  }
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

function keep(slug: string, all: readonly LeftEdits[]): void {
  if (all.length === 0) localStorage.removeItem(keyOf(slug));
  else localStorage.setItem(keyOf(slug), JSON.stringify(all));
}

/** Who is signed in; null while nobody has said, and where somebody else only looks through their eyes. */
function memberOf({ queryClient, options }: TenantCalls): string | null {
  const me = queryClient.getQueryData(options.me.get.queryKey());
  return me === undefined || me.seenBy !== null ? null : me.person.id;
}

/** Notes edits that are being sent while their page goes away, for the page that comes after it. */
export function rememberLeftEdits(calls: TenantCalls, edits: Omit<LeftEdits, 'by'>): void {
  const by = memberOf(calls);
  if (by !== null) keep(calls.slug, [...kept(calls.slug), { by, ...edits }]);
}

/** The edits that the reader left behind, oldest first. */
export function leftEdits(calls: TenantCalls): readonly LeftEdits[] {
  const by = memberOf(calls);
  return kept(calls.slug).filter((edits) => edits.by === by);
}

/** Forgets edits that the server has, or that were told to be refused. */
export function forgetLeftEdits(calls: TenantCalls, gone: Pick<LeftEdits, 'call'>): void {
  const text = JSON.stringify(gone.call);
  keep(
    calls.slug,
    kept(calls.slug).filter(({ call }) => JSON.stringify(call) !== text),
  );
}
