import { describe, expect, test } from 'vitest';
import {
  NOON,
  account,
  assigned,
  atNoon,
  role,
  smallDirectory,
  smallDocument,
} from '@remit/testkit/small-tenant';
import type { Assignment } from '../directory.ts';
import type { Condition } from '../condition.ts';
import type { Subject } from '../subject.ts';
import { compilePolicy } from '../compile.ts';
import { decide } from '../decide.ts';
import { matches } from '../evaluate-row-filter.ts';
import { planRows } from '../plan-rows.ts';
import { subjectOf } from '../subject-of.ts';

const reads = { actions: ['read'], on: ['crm.Account'] };
const begun: Condition = {
  kind: 'compare',
  operator: '<=',
  left: { kind: 'now' },
  right: { kind: 'literal', value: { type: 'instant', value: NOON } },
};
const compiled = compilePolicy(
  smallDocument({
    roles: [role('Reader', [reads]), role('Early', [{ ...reads, where: begun }])],
    folderScopes: [{ folder: '/west/caf\u00E9', role: 'Reader', grants: [] }],
  }),
  1,
);

const alice = (...assignments: readonly Assignment[]): Subject => {
  const subject = subjectOf(smallDirectory({ assignments }), 'alice');
  if (subject === null) throw new Error('nobody was found');
  return subject;
};

const ask = (subject: Subject, folder = '/west', now = NOON): string =>
  decide(compiled, {
    subject,
    action: 'read',
    resource: account({}, { folder }),
    environment: { ...atNoon, now },
  }).outcome;

describe('a decision', () => {
  test('does not let a folder slip out of its scope by another form of Unicode', () => {
    const reader = alice(assigned('alice', 'Reader'));
    expect(ask(reader, '/west/caf\u00E9')).toBe('deny');
    expect(ask(reader, '/west/cafe\u0301')).toBe('deny');
    expect(ask(reader, '/west/cafe')).toBe('allow');
  });

  test.each(['/west/cafe\u0301', '//', '/west/'])(
    'about a type in what is no folder is a no: %j',
    (folder) => {
      const subject = alice(assigned('alice', 'Reader'));
      const resource = account({}, { id: null, folder });
      const check = { subject, action: 'read', resource, environment: atNoon };
      expect(decide(compiled, check)).toMatchObject({ outcome: 'deny', because: [{ kind: 'no-folder' }] });
      expect(decide(compiled, { ...check, resource: { ...resource, folder: '/west' } }).outcome).toBe(
        'allow',
      );
    },
  );

  test.each(['/west\u0000', '/\uD800'])('lets nobody into a folder that cannot be kept: %j', (folder) => {
    expect(ask(alice(assigned('alice', 'Reader')), folder)).toBe('deny');
  });

  test('at a time that is no number finds no period begun and no comparison with it true', () => {
    expect(ask(alice(assigned('alice', 'Reader', { from: NOON + 1 })), '/west', Number.NaN)).toBe('deny');
    expect(ask(alice(assigned('alice', 'Early')), '/west', Number.NaN)).toBe('deny');
    const leaving = alice(assigned('alice', 'Reader', { until: NOON + 1 }));
    expect(ask(leaving, '/west', Number.NaN)).toBe('deny');
    expect(ask(leaving)).toBe('allow');
  });

  test('is taken on a frozen subject like on any other', () => {
    expect(ask(Object.freeze(alice(assigned('alice', 'Reader'))))).toBe('allow');
  });

  test('recalls nothing for a subject whose assignments are others by now', () => {
    const subject = alice(assigned('alice', 'Reader'));
    expect(ask(subject)).toBe('allow');
    expect(ask(Object.create(subject, { assignments: { value: [] } }) as Subject)).toBe('deny');
    expect(ask(Object.assign(subject, { assignments: [] }))).toBe('deny');
  });
});

test.each(['', '//', '/west//', 'west'])(
  'an assignment at %j gives no rows, as it gives no decision',
  (folder) => {
    const subject = alice(assigned('alice', 'Reader', { folder }));
    const rows = planRows(compiled, subject, 'read', 'crm.Account', atNoon);
    for (const at of ['/', '/west', '/west//', '//']) {
      expect(ask(subject, at)).toBe('deny');
      expect(matches(rows, account({}, { folder: at }))).toBe(false);
    }
  },
);
