import type { AuditEventRow } from '@remit/api/audit/audit-views';

/** Sealing takes a second; whatever has none after this long is a trouble that looking again does not mend. */
const PATIENCE = 60_000;

/** Whether an event of these pages has no seal yet and is about to get one. @param now ms since 1970 UTC */
export const awaitsSeal = (
  pages: readonly { readonly events: readonly Pick<AuditEventRow, 'at' | 'sequence'>[] }[],
  now: number,
): boolean =>
  pages.some(({ events }) => events.some(({ at, sequence }) => sequence === null && now - at < PATIENCE));
