import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldType } from '@remit/policy/values/value';
import { columnsOf } from '@remit/policy-sql/columns';
import { resources } from '@remit/sample/catalog';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { fillTenant } from '@remit/testkit/postgres-rows';
import type { Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';

/** What the compiler of conditions relies on: of these, a table holds none (policy-sql/src/columns.ts, `checked`). */
const REFUSED: Readonly<Partial<Record<FieldType, readonly (readonly [suffix: string, value: string])[]>>> = {
  enum: [['', "'e\u0301'"]],
  money: [
    ['_minor', '-1'],
    ['_minor', '9007199254740992'],
    ['_currency', "'eur'"],
    ['_currency', "''"],
  ],
  date: [
    ['', "'0001-12-31 BC'"],
    ['', "'10000-01-01'"],
    ['', "'infinity'"],
  ],
  instant: [
    ['', "'0001-12-31 23:59:59.999999+00 BC'"],
    ['', "'10000-01-01 00:00:00+00'"],
    ['', "'-infinity'"],
  ],
};

const assignments = resources.flatMap((type) =>
  type.fields.flatMap((field) =>
    (REFUSED[field.type] ?? []).map(([suffix, value]) => [type, `${field.name}${suffix}`, value] as const),
  ),
);

describe('the table of a type', () => {
  let store: Store;
  let tenant: TenantId;

  beforeAll(async () => {
    store = await openTestStore();
    tenant = (await makeTestTenant(store)).id;
    await store.withTenant(tenant, 'write', (tx) => fillTenant(tx, 'canary'));
  });

  afterAll(() => store.close());

  it.each(assignments)(
    'refuses what breaks the type of a field: $name $1 = $2',
    async (type, column, value) => {
      const { table } = columnsOf(type);
      const written = store.withTenant(tenant, 'write', (tx) =>
        tx.rows(sql`update ${sql.raw(table)} set ${sql.identifier(column)} = ${sql.raw(value)}`),
      );
      await expect(written).rejects.toMatchObject({ cause: { code: '23514' } });
    },
  );
});
