import type { RequestView } from '@remit/api/request-views';
import type { TenantCalls } from './calls.ts';
import { decisionInput, HOLD, type Decision, type HeldDecision } from './held-decision.ts';
import { forgetLeft, rememberLeft } from './left-decisions.ts';
import { postOnLeaving } from './post-on-leaving.ts';
import { problemOf } from './problem.ts';

type Standing = HeldDecision['standing'];

const stores = new Map<TenantCalls, HeldDecisions>();

/** The decisions on their way in a tenant. They outlive the screen on which they were taken. */
export function heldDecisionsOf(calls: TenantCalls): HeldDecisions {
  const known = stores.get(calls);
  if (known !== undefined) return known;
  const made = heldDecisions(calls);
  stores.set(calls, made);
  return made;
}

/** Sends everything that is held, and comes back when all of it was answered: before signing out. */
export async function sendHeldDecisions(): Promise<void> {
  await Promise.all([...stores.values()].map((store) => store.sendAll()));
}

export type HeldDecisions = ReturnType<typeof heldDecisions>;

/**
 * Holds decisions for a while in which they can be taken back, then sends them. Whoever leaves the page sends what is held
 * at once; what was refused stays until it was read.
 */
function heldDecisions(calls: TenantCalls) {
  let all: readonly HeldDecision[] = [];
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();

  function keep(next: readonly HeldDecision[]): void {
    all = next;
    for (const listener of listeners) listener();
  }
  const without = (id: string) => all.filter(({ request }) => request.id !== id);
  const stand = (id: string, standing: Standing): void =>
    keep(all.map((each) => (each.request.id === id ? { ...each, standing } : each)));

  /** A held decision, which from here on is not held any more. */
  function take(id: string): HeldDecision | null {
    clearTimeout(timers.get(id));
    timers.delete(id);
    return all.find(({ request, standing }) => request.id === id && standing.kind === 'held') ?? null;
  }

  function done(reply: RequestView): void {
    calls.queryClient.setQueryData([...calls.options.requests.get.queryKey({ id: reply.id })], reply);
    stand(reply.id, { kind: 'done', reply });
  }
  function refused(id: string, error: unknown): void {
    stand(id, { kind: 'refused', problem: problemOf(error) });
  }
  // Either way the request is not what it was.
  const readAnew = (): void =>
    void calls.queryClient.invalidateQueries({ queryKey: calls.options.requests.pathKey() });

  async function send(id: string): Promise<void> {
    const held = take(id);
    if (held === null) return;
    stand(id, { kind: 'sending' });
    try {
      done(await reply(calls, held));
    } catch (error) {
      refused(id, error);
    }
    readAnew();
  }

  /** The page may be gone before a reply comes: what was sent is noted, and told at the next visit. */
  async function sendLeaving(id: string): Promise<void> {
    const held = take(id);
    if (held === null) return;
    stand(id, { kind: 'sending' });
    const me = calls.queryClient.getQueryData(calls.options.me.get.queryKey());
    if (me !== undefined) rememberLeft(calls.slug, me.person.id, held);
    const { path, input } = decisionInput(held);
    try {
      done(await postOnLeaving<RequestView>(calls.slug, path, input));
    } catch (error) {
      refused(id, error);
    }
    forgetLeft(calls.slug, id);
    readAnew();
  }

  const leave = (): void => {
    for (const { request } of all) void sendLeaving(request.id);
  };
  window.addEventListener('pagehide', leave);
  // A phone takes a page that is out of sight away without a further word.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: (): readonly HeldDecision[] => all,
    /** Takes a decision on a request; one on its way already stays as it is. */
    hold(request: RequestView, decision: Decision): void {
      const before = all.find((each) => each.request.id === request.id)?.standing.kind;
      if (before === 'held' || before === 'sending') return;
      const { id } = request;
      keep([...without(id), { request, decision, sendsAt: Date.now() + HOLD, standing: { kind: 'held' } }]);
      timers.set(
        id,
        setTimeout(() => void send(id), HOLD),
      );
    },
    /** Takes a decision back that was not sent yet. */
    takeBack(id: string): void {
      if (take(id) !== null) keep(without(id));
    },
    send,
    sendAll: async (): Promise<void> => {
      await Promise.all(all.map(({ request }) => send(request.id)));
    },
    /** Forgets one that was answered. */
    dismiss(id: string): void {
      keep(
        all.filter(
          ({ request, standing }) =>
            request.id !== id || standing.kind === 'held' || standing.kind === 'sending',
        ),
      );
    },
  };
}

function reply(calls: TenantCalls, held: HeldDecision): Promise<RequestView> {
  const { requests } = calls.client;
  const asked = decisionInput(held);
  switch (asked.path) {
    case 'requests.approve':
      return requests.approve.mutate(asked.input);
    case 'requests.reject':
      return requests.reject.mutate(asked.input);
    case 'requests.reduce':
      return requests.reduce.mutate(asked.input);
    default:
      return asked satisfies never;
  }
}
