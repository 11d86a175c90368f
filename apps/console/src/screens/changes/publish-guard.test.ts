import type {
  DraftCheck,
  Drafted,
  ImpactChecksView,
  ImpactEffectView,
} from '@remit/api/changes/changes-impact-views';
import { expect, test } from 'vitest';
import { publishGuard } from './publish-guard.ts';

const yes = { allowed: true, because: 'You hold Tenant administrator.' } as const;
const no = { allowed: false, reason: 'Somebody else must approve it first.', next: null } as const;

const checks = (...broken: readonly DraftCheck[]): Drafted<ImpactChecksView> => {
  return { kind: 'answer', answer: { checks: broken, documentHash: 'd' } };
};
const effect = (effectHash: string | null): Drafted<ImpactEffectView> => ({
  kind: 'answer',
  answer: {
    headline: '',
    rows: null,
    rowsKept: null,
    requests: null,
    sessions: null,
    effectHash,
    documentHash: 'd',
  },
});
const guard: DraftCheck = {
  kind: 'guard',
  name: 'NoPay',
  passed: false,
  sentence: 'Somebody could `pay` a record.',
};
const ready = { can: yes, checks: checks(), effect: effect('h'), failed: false, current: true };
const words = { counting: 'counting', uncounted: 'could not be counted' };

test('a draft of which everything holds and whose effect was counted can be published', () => {
  expect(publishGuard(ready, words)).toEqual(yes);
});

test.each([
  ['somebody else must approve it', { ...ready, can: no }, no.reason],
  ['a guard is broken', { ...ready, checks: checks(guard) }, 'NoPay: Somebody could pay a record.'],
  ['its effect is still being counted', { ...ready, effect: undefined }, 'counting'],
  ['what was counted is of the draft before the last edit', { ...ready, current: false }, 'counting'],
  ['its effect could not be counted', { ...ready, effect: undefined, failed: true }, words.uncounted],
  [
    'a guard is broken and the effect could not be counted',
    { ...ready, checks: checks(guard), effect: undefined, failed: true },
    'NoPay: Somebody could pay a record.',
  ],
  ['its checks are still being made', { ...ready, checks: undefined }, 'counting'],
])('publishing is refused, and says why, where %s', (_, asked, reason) => {
  expect(publishGuard(asked, words)).toEqual({ allowed: false, reason, next: null });
});
