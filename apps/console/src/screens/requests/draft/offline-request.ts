import type { RequestView } from '@remit/api/requests/request-views';
import type { Guard } from '@remit/api/views';

const guarded = [
  'approve',
  'reject',
  'withdraw',
  'pay',
  'ask',
  'reduce',
  'answer',
  'change',
  'resubmit',
] as const satisfies readonly (keyof RequestView)[];

/** A request of which nothing can be decided while its reader is offline; what was refused keeps its own reason. */
export function offlineRequest(request: RequestView, reason: string): RequestView {
  const refused: Guard = { allowed: false, reason, next: null };
  const guards = guarded.map((name) => [name, request[name].allowed ? refused : request[name]] as const);
  return { ...request, ...Object.fromEntries(guards) };
}
