import { expect, test } from 'vitest';
import type { AuditTaskView, VerifyOutcome } from '@remit/api/audit/audit-views';
import { type ChainStanding, chainStanding } from './chain-standing.ts';

const whole: VerifyOutcome = { entries: 3, hash: 'a', waiting: 0, uncovered: 0, findings: [] };
const broken: VerifyOutcome = { ...whole, findings: [{ sequence: 2, event: null, sentence: 'entry 2' }] };

const verify = (state: AuditTaskView['state'], outcome: VerifyOutcome | null): AuditTaskView => ({
  id: '1',
  askedAt: 7,
  state,
  problem: state === 'failed' ? 'It failed.' : null,
  problemKind: state === 'failed' ? 'failed' : null,
  cancelAsked: false,
  done: 1,
  total: 3,
  secondsLeft: null,
  work: { kind: 'verify', outcome },
});
const exported: AuditTaskView = {
  ...verify('running', null),
  work: { kind: 'export', format: 'csv', outcome: null, file: null, manifest: null, expiresAt: null },
};
const running = { kind: 'running', done: 1, total: 3 } as const;

test.each<readonly [string, readonly AuditTaskView[], ChainStanding]>([
  ['nothing is known where nothing was verified', [exported], { alarm: null, line: null }],
  [
    'a whole chain is a line',
    [exported, verify('done', whole)],
    { alarm: null, line: { kind: 'whole', askedAt: 7, outcome: whole } },
  ],
  ['a broken one is loud', [verify('done', broken)], { alarm: broken, line: null }],
  [
    'what was found stays loud while it is looked for again',
    [verify('running', null), verify('done', broken)],
    { alarm: broken, line: running },
  ],
  [
    'giving a verification up takes nothing back',
    [verify('cancelled', null), verify('done', broken)],
    { alarm: broken, line: null },
  ],
  [
    'nor does one that failed',
    [verify('failed', null), verify('done', broken)],
    { alarm: broken, line: { kind: 'failed', problem: 'It failed.' } },
  ],
  [
    'one that finds nothing after it does',
    [verify('done', whole), verify('done', broken)],
    { alarm: null, line: { kind: 'whole', askedAt: 7, outcome: whole } },
  ],
  ['the first is a line while it runs', [verify('running', null)], { alarm: null, line: running }],
])('%s', (_, tasks, standing) => {
  expect(chainStanding(tasks)).toEqual(standing);
});
