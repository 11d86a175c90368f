import { expect, test } from 'vitest';
import type { RequestView } from '@remit/api/requests/request-views';
import { offlineRequest } from './offline-request.ts';

test('offline nothing that was allowed is, and what was refused keeps its own reason', () => {
  const allowed = { allowed: true, because: 'You hold Approver.' } as const;
  const above = { allowed: false, reason: 'Above your limit.', next: null } as const;
  const names = ['approve', 'reject', 'withdraw', 'pay', 'ask', 'reduce', 'answer', 'change'] as const;
  const guards = Object.fromEntries(names.map((name) => [name, allowed]));
  const request = { number: 'PR-1', ...guards, resubmit: above } as unknown as RequestView;
  const shown = offlineRequest(request, 'You are offline.');
  for (const name of names)
    expect(shown[name]).toEqual({ allowed: false, reason: 'You are offline.', next: null });
  expect(shown.resubmit).toEqual(above);
  expect(shown.number).toBe('PR-1');
});
