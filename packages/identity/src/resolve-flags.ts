import { createHash } from 'node:crypto';
import { isFileTime } from './files-kept.ts';
import { type FlagName, flagRegistry, type Flags, isFlagValue } from './flags.ts';

/** One deviation from a flag's default, as it is stored. */
export interface FlagSetting {
  readonly flag: string;
  /** Null: for a share of all tenants. */
  readonly tenantId: string | null;
  readonly value: unknown;
  /** How many of a hundred tenants have it. */
  readonly percent: number;
}

/**
 * The flags of a tenant: its own setting before the roll-out, the roll-out before the default. A setting that is no
 * flag any more, or whose value is none of the flag's, counts as not there.
 * @param settings those of all tenants and of this one; those of others are left out of account
 */
export function resolveFlags(tenantId: string, settings: readonly FlagSetting[]): Flags {
  const valueOf = (name: FlagName): unknown => {
    const mine = settings.filter(({ flag, value }) => flag === name && isFlagValue(name, value));
    const own = mine.find((setting) => setting.tenantId === tenantId);
    const rolledOut = mine.find(
      (setting) => setting.tenantId === null && isRolledOut(name, tenantId, setting.percent),
    );
    return own?.value ?? rolledOut?.value ?? flagRegistry[name].default;
  };
  const filesKept = valueOf('filesKept');
  return {
    recordLists: valueOf('recordLists') === true,
    search: valueOf('search') === true,
    auditExport: valueOf('auditExport') === true,
    refusalNames: valueOf('refusalNames') === 'nobody' ? 'nobody' : 'people',
    filesKept: isFileTime(filesKept) ? filesKept : flagRegistry.filesKept.default,
  };
}

/**
 * Whether a tenant is among the first `percent` of a hundred for a flag. The same tenants stay in as the share grows,
 * and each flag has an order of its own.
 */
export function isRolledOut(flag: FlagName, tenantId: string, percent: number): boolean {
  const hash = createHash('sha256').update(`${flag} ${tenantId}`).digest();
  return (hash.readUInt32BE(0) / 2 ** 32) * 100 < percent;
}
