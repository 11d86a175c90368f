import type { TenantCalls } from '../data/calls.ts';
import { problemOf } from '../data/problem.ts';
import { draftSessionsOf } from './draft-sessions.ts';
import type { DraftSession } from './draft-session.ts';

interface Ways {
  /** Shows another draft, or none. */
  readonly goTo: (draft: string | undefined) => void;
  /** Says that it is laid aside, and offers to take it up again. */
  readonly laidAside: (name: string, reopen: () => void) => void;
  readonly refused: (message: string) => void;
}

/** Lays a draft aside; what was never saved is forgotten, and what was can be taken up again. */
export async function discardDraft(
  calls: TenantCalls,
  session: DraftSession,
  { goTo, laidAside, refused }: Ways,
): Promise<void> {
  const { client, queryClient, options } = calls;
  await session.settled();
  const { id, name, revision } = session.now();
  const changed = (): void => void queryClient.invalidateQueries({ queryKey: options.changes.pathKey() });
  try {
    if (id !== null && revision !== null) await client.changes.withdraw.mutate({ id, revision });
  } catch (error) {
    // Somebody may have edited it meanwhile: their edits are shown before anything is laid aside.
    session.say(problemOf(error).message);
    changed();
    return;
  }
  draftSessionsOf(calls).forget(session);
  goTo(undefined);
  changed();
  if (id === null || name === null) return;
  const reopen = async (): Promise<void> => {
    try {
      await client.changes.reopen.mutate({ id });
      await queryClient.invalidateQueries({ queryKey: options.changes.pathKey() });
      goTo(id);
    } catch (error) {
      refused(problemOf(error).message);
    }
  };
  laidAside(name, () => void reopen());
}
