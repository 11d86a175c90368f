import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Asking } from '../endpoint-row.ts';
import { administrative, administratorOnly, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

/** A folder of its own for each call, that is to lie in the target's. */
async function foldersToMove({ tenant, target }: Asking): Promise<{ folder: string; into: string }> {
  const folder = `/${randomUUID()}`;
  await tenant.rows(sql`
    insert into remit.folder (tenant_id, path, name) select tenant_id, ${folder}, 'To be moved' from remit.tenant`);
  return { folder, into: target.department };
}

export const foldersRows: RowsOf<'folders'> = {
  'folders.list': {
    input: nothing,
    own: only(administrative, 'empty'),
    shows: ({ department }) => `"${department}"`,
  },
  'folders.holders': {
    input: ({ target }) => ({ folder: target.department, role: 'Employee' }),
    own: only(administrative, 'not-found'),
  },
  'folders.previewMove': { input: foldersToMove, own: administratorOnly },
  'folders.move': {
    input: async (asking) => {
      const input = await foldersToMove(asking);
      const preview = await asking.administrator.call('folders.previewMove', input);
      return { ...input, effectHash: preview.data?.effectHash ?? '0'.repeat(64) };
    },
    own: administratorOnly,
  },
  'folders.create': {
    input: ({ target }) => ({ parent: target.department, end: randomUUID(), name: 'Made' }),
    own: administratorOnly,
  },
  'folders.rename': {
    input: ({ target }) => ({ folder: target.department, name: 'Called otherwise' }),
    own: administratorOnly,
  },
};
