import type { RequestView } from '@remit/api/requests/request-views';
import type { TenantCalls } from './calls.ts';
import { decisionInput, type Decision, type HeldDecision } from './held-decision.ts';
import { heldList } from './held-list.ts';
import { forgetLeft, rememberLeft } from './left-decisions.ts';
import { postOnLeaving } from './post-on-leaving.ts';
import { problemOf } from './problem.ts';

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
  const list = heldList();

  /** Tells what came of one that was sent; either way the request is not what it was. */
  async function settle(id: string, sent: Promise<RequestView>): Promise<void> {
    try {
      const reply = await sent;
      calls.queryClient.setQueryData([...calls.options.requests.get.queryKey({ id: reply.id })], reply);
      list.stand(reply.id, { kind: 'done', reply });
    } catch (error) {
      list.stand(id, { kind: 'refused', problem: problemOf(error) });
    }
    void calls.queryClient.invalidateQueries({ queryKey: calls.options.requests.pathKey() });
  }

  async function send(id: string): Promise<void> {
    const held = list.take(id);
    if (held === null) return;
    list.stand(id, { kind: 'sending' });
    await settle(id, reply(calls, held));
  }

  /** The page may be gone before a reply comes: what was sent is noted, and told at the next visit. */
  async function sendLeaving(id: string): Promise<void> {
    const held = list.take(id);
    if (held === null) return;
    list.stand(id, { kind: 'sending' });
    const me = calls.queryClient.getQueryData(calls.options.me.get.queryKey());
    if (me !== undefined) rememberLeft(calls.slug, me.person.id, held);
    const { path, input } = decisionInput(held);
    const sent = postOnLeaving<RequestView>(calls.slug, path, input);
    await settle(
      id,
      sent.finally(() => forgetLeft(calls.slug, id)),
    );
  }

  onLeaving(() => {
    for (const { request } of list.all()) void sendLeaving(request.id);
  });

  return {
    subscribe: list.subscribe,
    all: list.all,
    /** Takes a decision on a request; one on its way already stays as it is. */
    hold(request: RequestView, decision: Decision): void {
      if (!isOnItsWay(list.of(request.id))) list.hold({ request, decision }, () => void send(request.id));
    },
    /** Takes a decision back that was not sent yet. */
    takeBack(id: string): void {
      if (list.take(id) !== null) list.drop(id);
    },
    send,
    sendAll: async (): Promise<void> => {
      await Promise.all(list.all().map(({ request }) => send(request.id)));
    },
    /** Forgets one that was answered. */
    dismiss(id: string): void {
      if (!isOnItsWay(list.of(id))) list.drop(id);
    },
  };
}

const isOnItsWay = (held: HeldDecision | undefined): boolean =>
  held?.standing.kind === 'held' || held?.standing.kind === 'sending';

/** Hears that the page goes away; a phone takes one that is out of sight away without a further word. */
function onLeaving(leave: () => void): void {
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
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
