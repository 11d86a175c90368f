import { useQuery } from '@tanstack/react-query';
import type { AuditTaskView } from '@remit/api/audit/audit-views';
import { useCalls } from '../../shell/tenant-context.ts';

/** Whether something is still being done for it. */
export const isOpen = ({ state }: Pick<AuditTaskView, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

/** The reader's exports and verifications; asked for again every second while one of them is under way. */
export function useAuditTasks() {
  const calls = useCalls();
  return useQuery({
    ...calls.options.audit.exports.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.tasks.some(isOpen) === true ? 1_000 : 60_000),
  });
}
