import type { SessionView } from '@remit/api/account/account-views';
import { identity } from './calls.ts';

/** Where the tabs of a browser tell each other who signed in. */
const channel = 'remit session';

/** Keeps what the server said of the session of this browser, and tells every page that has it of a new one. */
export function keepSession(session: SessionView): void {
  identity.queryClient.setQueryData([...identity.options.session.current.queryKey()], session);
  if (!session.signedIn) return;
  const pages = new BroadcastChannel(channel);
  const tell = pages.postMessage.bind(pages);
  tell(session.email);
  pages.close();
}

/**
 * @param hear hears the e-mail address of whoever signs in, in this tab or in another
 * @returns stops it
 */
export function hearSignIns(hear: (email: string) => void): () => void {
  const pages = new BroadcastChannel(channel);
  pages.addEventListener('message', ({ data }: MessageEvent<string>) => hear(data));
  return () => pages.close();
}
