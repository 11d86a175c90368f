import { expect, test } from 'vitest';
import { migrationFiles } from './migration-files.ts';

/** Two of one number that were applied long ago: they stay, because an applied file is never renamed. */
const applied: ReadonlySet<string> = new Set(['0010_approvals.sql', '0010_move.sql']);

test.each(['tenant', 'identity'] as const)(
  'no two migrations of the %s database have one number: which comes first must not hang on a word',
  (kind) => {
    const names = migrationFiles(kind).map(({ name }) => name);
    for (const name of names) expect(name).toMatch(/^\d{4}_[a-z][a-z0-9_]*\.sql$/);
    const numbers = names.filter((name) => !applied.has(name)).map((name) => name.slice(0, 4));
    expect(numbers).toEqual([...new Set(numbers)]);
  },
);
