import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { arbitraryWholeDocument } from '@remit/testkit/arbitrary/whole-documents';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { compare, role, smallDocument, text } from '@remit/testkit/small-tenant';
import { canonicalDocument } from './canonical-document.ts';
import { COMMON_ACTIONS } from '../catalog.ts';
import { compilePolicy } from '../compile.ts';
import type { Condition } from '../condition.ts';
import { decide } from '../decide.ts';
import type { Comment } from '../document.ts';
import { visibleFields } from '../fields.ts';
import { subjectOf } from '../subject-of.ts';

const seed = runSeed();

describe('the canonical form of a document', () => {
  test('decides what the document decides, and shows the same fields', () => {
    const seen = { allow: 0, deny: 0 };
    fc.assert(
      fc.property(arbitraryWorld, ({ document, directory, records, environment }) => {
        const [written, canonical] = [document, canonicalDocument(document)].map((each) =>
          compilePolicy(each, 1),
        );
        if (written === undefined || canonical === undefined) throw new Error('nothing to compare');
        for (const { id } of directory.members) {
          const subject = subjectOf(directory, id);
          if (subject === null) continue;
          for (const resource of records) {
            for (const action of [...COMMON_ACTIONS, 'submit', 'approve']) {
              const check = { subject, action, resource, environment };
              const { outcome, obligations } = decide(canonical, check);
              const before = decide(written, check);
              expect({ outcome, obligations }).toEqual({
                outcome: before.outcome,
                obligations: before.obligations,
              });
              if (outcome !== 'depends') seen[outcome] += 1;
            }
            expect(visibleFields(canonical, subject, resource, environment)).toEqual(
              visibleFields(written, subject, resource, environment),
            );
          }
        }
      }),
      { numRuns: Math.max(20, Math.trunc(runCount('REMIT_FUZZ', 10_000) / 200)), seed },
    );
    expect(seen.allow).toBeGreaterThan(0);
    expect(seen.deny).toBeGreaterThan(0);
  });

  test('is its own canonical form', () => {
    fc.assert(
      fc.property(arbitraryWholeDocument, (document) => {
        const canonical = canonicalDocument(document);
        expect(canonicalDocument(canonical)).toStrictEqual(canonical);
      }),
      { numRuns: Math.max(100, Math.trunc(runCount('REMIT_FUZZ', 10_000) / 20)), seed },
    );
  });

  const is = (name: string): Condition => compare(name, '=', text('x'));
  const CONDITIONS: readonly (readonly [string, Condition, Condition])[] = [
    ['all of nothing is true', { kind: 'and', conditions: [] }, { kind: 'constant', value: true }],
    ['any of nothing is false', { kind: 'or', conditions: [] }, { kind: 'constant', value: false }],
    [
      'one of a list is itself',
      { kind: 'and', conditions: [{ kind: 'or', conditions: [is('name')] }] },
      is('name'),
    ],
    [
      'lists of one kind are one',
      {
        kind: 'or',
        conditions: [is('name'), { kind: 'or', conditions: [is('iban'), { kind: 'or', conditions: [] }] }],
      },
      { kind: 'or', conditions: [is('name'), is('iban'), { kind: 'constant', value: false }] },
    ],
    [
      'an enum’s value is a text',
      compare('region', '=', { type: 'enum', value: 'west' }),
      compare('region', '=', text('west')),
    ],
    ['text is composed', compare('name', '=', text('e\u0301')), compare('name', '=', text('\u00e9'))],
  ];

  test.each(CONDITIONS)('in conditions %s', (_, where, expected) => {
    const document = smallDocument({ sets: [{ name: 'exec', type: 'crm.Account', where }] });
    expect(canonicalDocument(document).sets[0]?.where).toEqual(expected);
  });

  test('leaves out what is empty and says nothing, and keeps what is empty and says something', () => {
    const roles = [
      role('A', [{ actions: [] }, { actions: ['read'], on: [], qualifiers: [], requires: [] }], {
        includes: [],
      }),
    ];
    const fieldRules = [{ type: 'crm.Account', field: 'iban', visible: [], editable: [] }];
    const canonical = canonicalDocument(smallDocument({ roles, fieldRules }));
    expect(canonical.roles).toStrictEqual([{ name: 'A', grants: [{ actions: ['read'], on: [] }] }]);
    expect(canonical.fieldRules).toStrictEqual(fieldRules);
  });

  test('puts comments in the order of the text, one a line, those of what is gone at the end', () => {
    const at = (key: string, line: number): Comment['before'] => ({ kind: 'role', key, line });
    const comments: readonly Comment[] = [
      { before: at('gone', 3), text: 'four' },
      { before: at('B', 0), text: 'three', beside: true },
      { before: at('A', 1), text: 'one\ntwo  ' },
      { before: at('B', 0), text: 'and beside', beside: true },
    ];
    const canonical = canonicalDocument(smallDocument({ roles: [role('A', []), role('B', [])], comments }));
    expect(canonical.comments).toStrictEqual([
      { before: at('A', 1), text: 'one' },
      { before: at('A', 1), text: 'two' },
      { before: at('B', 0), text: 'three' },
      { before: at('B', 0), text: 'and beside', beside: true },
      { before: null, text: 'four' },
    ]);
  });
});
