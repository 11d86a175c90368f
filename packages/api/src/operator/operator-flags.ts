import { type FlagName, flagNames, flagRegistry, isFlagValue } from '@remit/identity/flags';
import { isRolledOut } from '@remit/identity/resolve-flags';
import { type KeptFlagSetting, listFlagSettings } from '@remit/store/settings/flag-settings';
import { readPlacements } from '@remit/store/tenants/tenant-placement';
import type { Services } from '../context.ts';
import { rollOutRefusal } from './operator-isolation.ts';
import type { OperatorFlagsView, OperatorFlagView } from './operator-views.ts';

/** Every flag, what it is by default, whom its roll-out reaches, and which tenants have it otherwise. */
export async function operatorFlags(services: Services): Promise<OperatorFlagsView> {
  const refusal = await rollOutRefusal(services, Date.now());
  return services.store.withIdentity(async (tx) => {
    const tenants = await readPlacements(tx);
    const settings = await listFlagSettings(tx);
    const flags = flagNames.map((flag): OperatorFlagView => {
      const mine = settings.filter((setting) => setting.flag === flag);
      const everybody = mine.find(({ tenantId }) => tenantId === null);
      const own = new Map(mine.map((setting) => [setting.tenantId, setting]));
      const value = valueOf(flag, everybody);
      return {
        flag,
        definition: flagRegistry[flag],
        rollOut:
          everybody === undefined || value === null
            ? null
            : {
                value,
                percent: everybody.percent,
                changedAt: everybody.changedAt,
                reached: tenants.filter(({ id }) => !own.has(id) && isRolledOut(flag, id, everybody.percent))
                  .length,
              },
        tenants: tenants.flatMap(({ id, slug, name }) => {
          const setting = own.get(id);
          const set = valueOf(flag, setting);
          return setting === undefined || set === null
            ? []
            : [{ id, slug, name, value: set, changedAt: setting.changedAt }];
        }),
      };
    });
    return { flags, tenants: tenants.length, refusal };
  });
}

/** Null for a setting that is not there, or whose value the flag has no more. */
function valueOf(flag: FlagName, setting: KeptFlagSetting | undefined): boolean | string | null {
  return setting !== undefined && isFlagValue(flag, setting.value) ? setting.value : null;
}
