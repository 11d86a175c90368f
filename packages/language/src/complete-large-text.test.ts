import { expect, test } from 'vitest';
import { threadWork } from '@remit/testkit/thread-work';
import { completePolicy } from './complete-policy.ts';
import { COMPLETION_NAMES } from './testing/completion-names.ts';

test('a policy of two thousand lines is completed in less than 20 ms', () => {
  const roles = Array.from(
    { length: 400 },
    (_, at) =>
      `role Role${at} in crm\nlabel: 'Role ${at}'\nincludes: Sales\ncan: read, update.own on crm.Account where region = 'west' and vip = true\ncan: approve on PaymentRequest up to 10 000 EUR`,
  );
  const resources = Array.from(
    { length: 40 },
    (_, at) =>
      `resource crm.Type${at}\nhas: name text 'Name', stage enum ['new', 'won'], worth money\namount: worth`,
  );
  const text = [...resources, ...roles, 'policy Last on crm.Account\nfor Role1\nwhere reg'].join('\n');
  expect(text.split('\n').length).toBeGreaterThan(2000);
  for (const offset of [text.length, text.length >> 1, text.indexOf('for Role1') + 5]) {
    const runs = Array.from({ length: 7 }, () => {
      const begun = performance.now();
      expect(completePolicy(text, offset, COMPLETION_NAMES)).not.toEqual([]);
      return performance.now() - begun;
    });
    const taken = Math.min(...runs);
    console.log(`completed at ${offset} of ${text.length} in ${taken.toFixed(1)} ms`);
    expect(taken).toBeLessThan(20);
  }
});

test.each([
  ['open brackets', 'policy P on A for Sales where ', '('],
  ['nots', 'policy P on A for Sales where ', 'not '],
  ['quotes', 'policy P on A for Sales where ', "'"],
  ['back-slashes in a text', "policy P on A for Sales where '", '\\'],
  ['dots', 'role A can: ', 'read.'],
  ['clauses', 'role A\n', "can: read.own on crm.Account where region = 'west'\n"],
  ['comments', '', '#\n'],
  ['words that begin statements', '', 'scope '],
  ['what no grammar takes', '', '😀'],
])('half a million %s hold nothing up', (_, head, piece) => {
  const text = head + piece.repeat(500_000 / piece.length);
  for (const offset of [text.length, text.length >> 1]) {
    expect(threadWork(() => completePolicy(text, offset, COMPLETION_NAMES))).toBeLessThan(1000);
  }
});
