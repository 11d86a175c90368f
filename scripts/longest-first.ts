import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longer than others, the longest first: begun late, each of them would be waited for alone. */
const long = [
  'apps/server/src/revocation.pg.test.ts',
  'apps/server/src/crash.pg.test.ts',
  'packages/store/src/move.pg.test.ts',
  'apps/server/src/endpoint-matrix.pg.test.ts',
  'apps/server/src/external.pg.test.ts',
  'packages/store/src/isolation.pg.test.ts',
  'apps/cli/src/import-command.pg.test.ts',
  'apps/server/src/tenant-isolation.pg.test.ts',
  'apps/server/src/main.pg.test.ts',
  'apps/server/src/start.pg.test.ts',
  'packages/store/src/load-tenant.pg.test.ts',
  'packages/store/src/embedded-postgres.pg.test.ts',
];

/** Where a file stands among the long ones; behind them all when it is none. */
function placeOf({ moduleId }: TestSpecification): number {
  const place = long.findIndex((path) => moduleId.endsWith(path));
  return place === -1 ? long.length : place;
}

/** The order in which workers take files: the long ones, and then the others as they were found. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: readonly TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
