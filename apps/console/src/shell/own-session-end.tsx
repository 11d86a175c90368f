import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { identity } from '../data/calls.ts';
import { sessionWatch } from '../data/session-watch.ts';
import { SessionEnd } from './session-end.tsx';

/** The end of the session, on the pages that belong to no tenant. */
export function OwnSessionEnd() {
  const { queryClient, options } = identity;
  const { data: session, dataUpdatedAt } = useQuery(options.session.current.queryOptions(), queryClient);
  const over = session?.signedIn === false;
  useEffect(() => {
    // Their calls do not wait for a new sign-in, as those of a tenant do: who is not signed in any more is asked here.
    if (over) void sessionWatch.end();
  }, [over]);
  const ask = async (): Promise<void> => {
    await queryClient.invalidateQueries(options.session.current.queryFilter());
    const now = queryClient.getQueryData(options.session.current.queryKey());
    // A new session is in none of the lists that came before it.
    if (now?.signedIn === true) await queryClient.invalidateQueries();
  };
  return (
    <SessionEnd
      ends={session?.signedIn === true ? dataUpdatedAt + session.lasts : null}
      onAsk={() => void ask()}
    />
  );
}
