import { expect, test } from 'vitest';
import { parseSessionToken } from '@remit/identity/session-token';
import { parseTenantId, type TenantId } from '@remit/store/tenant-id';
import type { ClosedStream } from './live-closed.ts';
import { liveRecorder, mostAtOnce } from './live-recorder.ts';

const [here, there] = ['1', '2'].map((digit) => parseTenantId(`00000000-0000-0000-0000-00000000000${digit}`));
const token = parseSessionToken('a'.repeat(43));
const seen = { stands: null, at: 0, stoodAt: 0 };

function closedIn(tenantId: TenantId | undefined, memberId: string): ClosedStream {
  if (tenantId === undefined || token === null) throw new Error('a stream has a tenant and a token');
  const stream = { tenantId, memberId, session: { ...seen, key: '' }, standing: seen };
  return { stream, token, code: 'session-ended', at: 0 };
}

test('what closes together is told of in as few transactions as there are, each stream once, and no tenant waits for another', async () => {
  const told: string[][] = [];
  const held = Promise.withResolvers<void>();
  const recorder = liveRecorder({
    record: async (tenantId, closed) => {
      told.push(closed.map(({ stream }) => stream.memberId));
      if (tenantId === here) await held.promise;
    },
  });
  recorder.note(closedIn(here, 'first'));
  const many = Array.from({ length: mostAtOnce + 1 }, (_, at) => `of many ${at}`);
  for (const one of many) recorder.note(closedIn(here, one));
  recorder.note(closedIn(there, 'elsewhere'));
  expect(told).toEqual([['first'], ['elsewhere']]);
  held.resolve();
  await recorder.settled();
  expect(told.slice(2)).toEqual([many.slice(0, mostAtOnce), many.slice(mostAtOnce)]);
  recorder.note(closedIn(here, 'later'));
  await recorder.settled();
  expect(told.at(-1)).toEqual(['later']);
});
