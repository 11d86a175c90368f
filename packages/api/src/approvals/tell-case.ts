import { addNotices, type NewNotice, noticeWrites } from '@remit/store/notices/notices';
import type { NoticeKind } from '@remit/store/notices/notice-kind';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import {
  type WriteLook,
  type WrittenRequest,
  writeAndViewRequest,
  writeRequest,
} from '@remit/store/requests/write-request';
import type { Write } from '@remit/store/connection/write-together';
import type { ApprovalGround } from './approval-ground.ts';
import { type Happening, noticesOfCase } from '../requests/request-notices.ts';

type TellingGround = Pick<ApprovalGround, 'delegations' | 'environment'>;

/**
 * Tells what happened to a request: to whom it asks something of, to its submitter, and to those who watch it.
 * @param happened what it writes, all of it written in the statement that tells of it
 */
export async function tellCase(
  tx: TenantTransaction,
  ground: TellingGround,
  happening: Happening,
  happened: readonly Write[] = [],
): Promise<void> {
  const told = noticesOfCase(ground, happening);
  const writes = [...happened, ...noticeWrites(tx, told)];
  const watchers = await writeRequest(tx, { id: happening.id, writes });
  await addNotices(tx, noticesToWatchers(told, happening, watchers));
}

/**
 * The same, and looks at the request as it stands then.
 * @param happened among it where the request goes and its history
 */
export async function tellAndView(
  tx: TenantTransaction,
  ground: TellingGround,
  happening: Happening,
  happened: readonly Write[],
  look: WriteLook,
): Promise<WrittenRequest> {
  const told = noticesOfCase(ground, happening);
  const writes = [...happened, ...noticeWrites(tx, told)];
  const { watchers, written } = await writeAndViewRequest(tx, { id: happening.id, writes }, look);
  await addNotices(tx, noticesToWatchers(told, happening, watchers));
  return written;
}

const outcomes: ReadonlySet<NoticeKind> = new Set([
  'approved',
  'rejected',
  'withdrawn',
  'expired',
  'reduced',
  'paid',
]);

/** What those who watch are told: how it ended, or that it went on. Whoever is asked something hears that alone. */
function noticesToWatchers(
  told: readonly NewNotice[],
  { id, action, actor, next, effects }: Happening,
  watchers: readonly string[],
): readonly NewNotice[] {
  const outcome = told.find(({ kind }) => outcomes.has(kind));
  // The same occasion as the submitter's: whoever is both is told once.
  if (outcome !== undefined) return [{ ...outcome, to: watchers }];
  if (action === null && effects.every(({ kind }) => kind === 'reminded')) return [];
  const asked = new Set(told.flatMap(({ to }) => to));
  const to = watchers.filter((member) => !asked.has(member));
  return [{ to, kind: 'moved', about: 'request', target: id, occasion: `moved ${next.revision}`, actor }];
}
