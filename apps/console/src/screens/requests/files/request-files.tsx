import { useQueryClient } from '@tanstack/react-query';
import type { RequestView } from '@remit/api/requests/request-views';
import { useCalls } from '../../../shell/tenant-context.ts';
import { Files } from './files.tsx';
import type { FilesOwner } from './use-file-sending.ts';

interface RequestFilesProps {
  readonly request: RequestView;
  /** Whether its reader submitted it: files are theirs to add and remove. */
  readonly own: boolean;
}

/** The files of a request: to fetch for whoever reads it, to add and to remove for whoever submitted it. */
export function RequestFiles({ request, own }: RequestFilesProps) {
  const calls = useCalls();
  const cache = useQueryClient();
  const { id, revision, number } = request;
  const next = async (): Promise<number> =>
    (await cache.fetchQuery(calls.options.requests.get.queryOptions({ id }))).revision;
  const owner: FilesOwner = {
    id,
    revision,
    name: number,
    sent: true,
    next,
    inLine: (work) => work(revision),
  };
  // What is on its way belongs to this request, whichever is shown next.
  return <Files key={id} level={3} owner={owner} own={own} />;
}
