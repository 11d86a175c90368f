import { sql } from 'drizzle-orm';
import { administrative, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

const lenient = { allowlist: [], sessionMinutes: null, secondFactor: 'nobody' } as const;

export const securityRows: RowsOf<'security'> = {
  'security.get': { input: nothing, own: only(administrative, 'forbidden') },
  'security.preview': { input: () => lenient, own: only(['administrator'], 'forbidden') },
  'security.save': {
    input: async ({ tenant }) => {
      const [row] = await tenant.rows<{ revision: number }>(sql`select revision from remit.security`);
      return { ...lenient, revision: row?.revision ?? 0 };
    },
    own: only(['administrator'], 'forbidden'),
  },
  'security.testAddress': {
    input: () => ({ address: '192.0.2.1', allowlist: [] }),
    own: only(administrative, 'forbidden'),
  },
};
