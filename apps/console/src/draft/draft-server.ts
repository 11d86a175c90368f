import type { TenantCalls } from '../data/calls.ts';
import { problemOf } from '../data/problem.ts';
import type { DraftServer } from './draft-moment.ts';

/** The server of a tenant, as drafts ask it. */
export function draftServer({ client, queryClient, options }: TenantCalls): DraftServer {
  // Lists of drafts and what shows one of them are not what they were.
  const told = async <T>(reply: Promise<T>): Promise<T> => {
    const heard = await reply;
    void queryClient.invalidateQueries({ queryKey: options.changes.list.pathKey() });
    // The draft that was saved knows it already; who looks at it next asks for it.
    void queryClient.invalidateQueries({ queryKey: options.changes.get.pathKey(), refetchType: 'none' });
    return heard;
  };
  return {
    begin: (input) => told(client.changes.begin.mutate({ ...input, name: null })),
    save: (input) => told(client.changes.save.mutate(input)),
    rename: (id, name) => told(client.changes.rename.mutate({ id, name })),
    get: (id) => client.changes.get.query({ id }),
    base: async (version) => {
      const inForce = queryClient.getQueryData(options.policy.current.queryKey());
      if (inForce?.version === version) return inForce.document;
      const { document } = await queryClient.fetchQuery({
        ...options.versions.get.queryOptions({ version }),
        staleTime: Infinity,
      });
      return document;
    },
    problem: (error) => {
      const { code, message } = problemOf(error);
      const passing = code === 'unavailable' || code === 'unreachable' || code === 'too-many';
      return { kind: code === 'conflict' ? 'moved' : passing ? 'passing' : 'refused', sentence: message };
    },
    wait: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      }),
  };
}
