import { z } from 'zod';
import { parseCursor, writeCursor } from '../cursor.ts';
import { RemitError } from '../errors.ts';
import { listable } from './request-access.ts';
import { listTypes, recordsOf } from './request-pages.ts';
import { requestTypes } from './request-types.ts';
import { requestSummary } from './request-view.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { RequestsPage } from './request-views.ts';

const pageLength = 50;
const place = z.object({
  place: z.string().regex(/^\d{4}-\d{2}-\d{2} [\d:.]+[+-]\d{2}(:\d{2})?$/),
  id: z.uuid(),
});

/** The requests that are the asker's, or that they sent in another's place, and may read; newest first. */
export async function myRequests(call: TenantCall, cursor: string | undefined): Promise<RequestsPage> {
  const list = {
    without: [],
    status: null,
    asker: call.subject.member.id,
    order: 'newest first',
    after: cursor === undefined ? null : placeOf(cursor),
    limit: pageLength + 1,
  } as const;
  const found = await listTypes(
    call.tx,
    requestTypes(call).map((type) => ({ type, list: { ...list, within: [listable(call, type)] } })),
  );
  const page = found.slice(0, pageLength);
  const records = await recordsOf(call.tx, call.policy.compiled, page);
  const last = page.at(-1);
  return {
    items: page.flatMap((stored) => {
      const resource = records.get(stored.id);
      return resource === undefined ? [] : [requestSummary(call, stored, resource)];
    }),
    next:
      found.length > pageLength && last !== undefined
        ? writeCursor({ place: last.place, id: last.id })
        : null,
  };
}

function placeOf(cursor: string): { readonly place: string; readonly id: string } {
  const parsed = place.safeParse({ place: parseCursor(cursor, 'place'), id: parseCursor(cursor, 'id') });
  if (!parsed.success) throw new RemitError('invalid', '`cursor`: take it from `next` of the page before');
  return parsed.data;
}
