import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument } from '@remit/testkit/arbitrary/documents';
import { runSeed } from '@remit/testkit/seed';
import { assigned, atNoon, member, role, smallDirectory, smallDocument } from '@remit/testkit/small-tenant';
import { compilePolicy } from '../compile.ts';
import type { Grant, ObligationKind, PolicyDocument, RequireRule } from '../document.ts';
import { diffPolicies } from './diff-policies.ts';
import { dutyChanges } from './duty-changes.ts';
import { dutySentence } from '../words/duty-sentence.ts';

const approve: Grant = { actions: ['read', 'approve'], on: ['fin.PaymentRequest'] };
const confirmed: Grant = { ...approve, requires: ['second-factor'] };
const rule: RequireRule = {
  kind: 'require',
  name: 'Say why',
  actions: ['approve'],
  on: ['fin.PaymentRequest'],
  obligation: 'comment',
  because: 'it is read later',
};

const names = { role: (name: string) => name, type: (name: string) => name };

function said(before: Partial<PolicyDocument>, after: Partial<PolicyDocument>): readonly string[] {
  const [was, is] = [before, after].map((parts) => compilePolicy(smallDocument(parts), 1));
  if (was === undefined || is === undefined) throw new Error('two were given');
  return dutyChanges(was, is).map((change) => dutySentence(change, names));
}

const ofRole = (...grants: readonly Grant[]): Partial<PolicyDocument> => ({
  roles: [role('Approver', grants)],
});

test.each<[string, Partial<PolicyDocument>, Partial<PolicyDocument>, readonly string[]]>([
  [
    'a duty that a grant asks for from now on',
    ofRole(approve),
    ofRole(confirmed),
    ['Approver has to confirm with a second factor to `read` and `approve` fin.PaymentRequest'],
  ],
  [
    'a duty that is asked for no more',
    ofRole(confirmed),
    ofRole(approve),
    ['Approver no longer has to confirm with a second factor to `read` and `approve` fin.PaymentRequest'],
  ],
  [
    'one duty in the place of another, of one of two actions',
    ofRole(confirmed),
    ofRole({ ...confirmed, actions: ['read'] }, { ...approve, actions: ['approve'], requires: ['comment'] }),
    [
      'Approver has to leave a comment to `approve` fin.PaymentRequest, and no longer has to confirm with a second factor',
    ],
  ],
  [
    'a grant beside it that asks for nothing',
    ofRole(confirmed),
    ofRole(confirmed, approve),
    ['Approver no longer has to confirm with a second factor to `read` and `approve` fin.PaymentRequest'],
  ],
  [
    'one of two duties where there was none',
    ofRole(approve),
    ofRole(confirmed, { ...approve, requires: ['comment'] }),
    [
      'Approver has to confirm with a second factor or leave a comment to `read` and `approve` fin.PaymentRequest',
    ],
  ],
  [
    'both of two duties where there was none',
    ofRole(approve),
    ofRole({ ...approve, requires: ['comment', 'second-factor'] }),
    [
      'Approver has to confirm with a second factor and leave a comment to `read` and `approve` fin.PaymentRequest',
    ],
  ],
  [
    'a duty with a wider limit',
    ofRole({ ...approve, upTo: { minor: 100, currency: 'EUR' } }),
    ofRole({ ...confirmed, upTo: { minor: 200, currency: 'EUR' } }),
    ['Approver has to confirm with a second factor to `read` and `approve` fin.PaymentRequest'],
  ],
  [
    'a duty in a folder alone',
    { ...ofRole(approve), folderScopes: [{ folder: '/eu', role: 'Approver', grants: [approve] }] },
    { ...ofRole(approve), folderScopes: [{ folder: '/eu', role: 'Approver', grants: [confirmed] }] },
    ['Approver has to confirm with a second factor to `read` and `approve` fin.PaymentRequest in /eu'],
  ],
  ['a rule that asks everyone', {}, { rules: [rule] }, ['`Say why` asks to leave a comment from now on']],
  ['a rule that is gone', { rules: [rule] }, {}, ['`Say why` asks no longer to leave a comment']],
  [
    'a rule that asks of others',
    { rules: [rule] },
    { rules: [{ ...rule, actions: ['submit'] }] },
    ['`Say why` asks to leave a comment in other cases than before'],
  ],
  ['a rule in other words', { rules: [rule] }, { rules: [{ ...rule, because: 'so it is' }] }, []],
  ['a rule that only reports', {}, { rules: [{ ...rule, reportOnly: true }] }, []],
  ['what is given anew', ofRole(), ofRole(confirmed), []],
  ['what is given no more', ofRole(confirmed), ofRole(), []],
])('%s is told as what it is', (_, before, after, sentences) => {
  expect(said(before, after)).toEqual(sentences);
});

// Held against the engine: who meets no duty is told apart from who meets them all only where a duty changed, or what
// is given did.
test(`where neither what is given nor a duty changes, nobody who meets none gains or loses (REMIT_SEED=${runSeed()})`, () => {
  const directory = smallDirectory({
    members: [member('anna')],
    assignments: [assigned('anna', 'Approver')],
  });
  const grant = fc.record({
    actions: fc.constantFrom(['read'], ['approve'], ['read', 'approve'], ['manage']),
    on: fc.constant(['fin.PaymentRequest']),
    requires: fc.subarray<ObligationKind>(['comment', 'second-factor']),
  });
  const parts = fc.record({ grants: fc.array(grant, { maxLength: 3 }), rules: fc.subarray([rule]) });
  let told = 0;
  fc.assert(
    fc.property(parts, parts, (...sides) => {
      const [before, after] = sides.map(({ grants, rules }) =>
        compilePolicy(smallDocument({ ...ofRole(...grants), rules }), 1),
      );
      if (before === undefined || after === undefined) throw new Error('there are two sides');
      const membersWhere = (met: readonly ObligationKind[]): number =>
        diffPolicies({ compiled: before, directory }, { compiled: after, directory }, { ...atNoon, met })
          .totals.members;
      if (membersWhere(['comment', 'second-factor']) > 0) return;
      const changes = dutyChanges(before, after);
      const meeting: readonly (readonly ObligationKind[])[] = [[], ['comment'], ['second-factor']];
      if (meeting.some((met) => membersWhere(met) > 0)) {
        told += 1;
        expect(changes).not.toEqual([]);
      }
    }),
    { seed: runSeed(), numRuns: 500 },
  );
  expect(told).toBeGreaterThan(10);
});

test('of no policy anything is asked otherwise than of itself', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      expect(dutyChanges(compilePolicy(document, 1), compilePolicy(document, 2))).toEqual([]);
    }),
    { seed: runSeed(), numRuns: 50 },
  );
});
