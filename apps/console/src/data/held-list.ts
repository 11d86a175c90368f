import { HOLD, type HeldDecision } from './held-decision.ts';

/** Decisions on their way: how each stands, how long it is still held, and who looks at them. */
export function heldList() {
  let all: readonly HeldDecision[] = [];
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();

  function keep(next: readonly HeldDecision[]): void {
    all = next;
    for (const listener of listeners) listener();
  }
  const without = (id: string) => all.filter(({ request }) => request.id !== id);

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    all: (): readonly HeldDecision[] => all,
    of: (id: string): HeldDecision | undefined => all.find(({ request }) => request.id === id),
    /** Holds one in place of another on the same request. @param due hears that it is held no longer */
    hold({ request, decision }: Pick<HeldDecision, 'request' | 'decision'>, due: () => void): void {
      const sendsAt = Date.now() + HOLD;
      keep([...without(request.id), { request, decision, sendsAt, standing: { kind: 'held' } }]);
      timers.set(request.id, setTimeout(due, HOLD));
    },
    /** @returns one that was held, which from here on is not held any more */
    take(id: string): HeldDecision | null {
      clearTimeout(timers.get(id));
      timers.delete(id);
      return all.find(({ request, standing }) => request.id === id && standing.kind === 'held') ?? null;
    },
    stand(id: string, standing: HeldDecision['standing']): void {
      keep(all.map((each) => (each.request.id === id ? { ...each, standing } : each)));
    },
    drop: (id: string): void => keep(without(id)),
  };
}
