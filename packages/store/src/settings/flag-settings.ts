import { sql } from 'drizzle-orm';
import { type FlagName, flagRegistry, isFlagValue } from '@remit/identity/flags';
import type { FlagSetting } from '@remit/identity/resolve-flags';
import { StoreError } from '../errors.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { type OperatorAct, writeOperatorEvent } from '../tenants/operator-event.ts';
import { type TenantId } from '../tenant-id.ts';
import { requireReason } from '../tenants/tenant-name.ts';

/** A setting as operators see it. `changedAt` in ms since 1970 UTC. */
export interface KeptFlagSetting extends FlagSetting {
  readonly changedAt: number;
}

export interface NewFlagSetting {
  readonly flag: FlagName;
  /** Null: for a share of all tenants. */
  readonly tenantId: TenantId | null;
  readonly value: boolean | string;
  readonly percent: number;
}

/** Every deviation from the defaults. */
export function listFlagSettings(tx: IdentityTransaction): Promise<readonly KeptFlagSetting[]> {
  return tx.rows<KeptFlagSetting>(sql`
    select flag, tenant_id as "tenantId", value, percent,
      floor(extract(epoch from changed_at) * 1000)::float8 as "changedAt"
    from identity.flag_setting order by flag, tenant_id nulls first`);
}

/**
 * Sets a flag for one tenant, or for a share of all. The next call in the tenant has it.
 * @throws StoreError `invalid` for a value that the flag cannot have
 */
export async function setFlag(
  tx: IdentityTransaction,
  { flag, tenantId, value, percent }: NewFlagSetting,
  act: OperatorAct,
): Promise<void> {
  requireReason(act.reason);
  if (!isFlagValue(flag, value)) {
    const definition = flagRegistry[flag];
    const right = definition.kind === 'switch' ? 'on or off' : `one of ${definition.values.join(', ')}`;
    throw new StoreError('invalid', `\`${flag}\` is ${right}`);
  }
  if (tenantId !== null && percent !== 100) {
    throw new StoreError('invalid', 'a share is for all tenants; one tenant has the value or has it not');
  }
  await tx.rows(sql`
    insert into identity.flag_setting (flag, tenant_id, value, percent)
    values (${flag}, ${tenantId}, ${JSON.stringify(value)}::text::jsonb, ${percent})
    on conflict (flag, tenant_id) do update
      set value = excluded.value, percent = excluded.percent, changed_at = now()`);
  await writeOperatorEvent(tx, 'flag.set', tenantId, act, { flag, value, percent });
}

/** Takes a setting back. @throws StoreError `not-found` when there is none */
export async function clearFlag(
  tx: IdentityTransaction,
  { flag, tenantId }: Pick<NewFlagSetting, 'flag' | 'tenantId'>,
  act: OperatorAct,
): Promise<void> {
  requireReason(act.reason);
  const cleared = await tx.rows(sql`
    delete from identity.flag_setting
    where flag = ${flag} and tenant_id is not distinct from ${tenantId}::uuid returning flag`);
  if (cleared.length === 0) throw new StoreError('not-found', `\`${flag}\` is at its default there already`);
  await writeOperatorEvent(tx, 'flag.cleared', tenantId, act, { flag });
}
