import type { ChoiceGround } from '@remit/policy/condition-choices';
import { dayOf } from '@remit/policy/values/day';
import { useState } from 'react';
import { useMe } from '../../shell/tenant-context.ts';

/** What new values of a form begin with in this tenant, today. */
export function useChoiceGround(): ChoiceGround {
  const { tenant } = useMe();
  const [opened] = useState(() => Date.now());
  return {
    currency: tenant.baseCurrency,
    today: dayOf(opened, tenant.timeZone) ?? new Date(opened).toISOString().slice(0, 10),
  };
}
