import { leaksInKeys } from './leaks/leaks-in-keys.ts';
import { leaksInLogins } from './leaks/leaks-in-logins.ts';
import { leaksInObjects } from './leaks/leaks-in-objects.ts';
import { leaksInPolicies } from './leaks/leaks-in-policies.ts';
import { leaksInRights } from './leaks/leaks-in-rights.ts';
import type { SeededLeak } from './leaks/seeded-leak.ts';

/** At least forty; each is planted and each must be seen. */
export const seededLeaks: readonly SeededLeak[] = [
  ...leaksInPolicies,
  ...leaksInKeys,
  ...leaksInObjects,
  ...leaksInRights,
  ...leaksInLogins,
];
