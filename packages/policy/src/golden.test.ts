import { describe, expect, test } from 'vitest';
import { goldenDecisions } from '@remit/testkit/golden-decisions';
import { referenceDecision, referenceFields, referenceWorld } from '@remit/testkit/reference';
import { spelledDecision, spelledReasons } from '@remit/testkit/spelled-decision';
import { toldByMask } from '@remit/testkit/told-by-mask';
import type { Check } from './check.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { fieldMasks, visibleFields } from './fields.ts';
import { matches } from './evaluate-row-filter.ts';
import { planRows } from './plan-rows.ts';
import { subjectOf } from './subject-of.ts';
import { whoCan } from './who-can.ts';

const files = goldenDecisions(new URL('../corpus', import.meta.url).pathname);

describe('what is promised never to go wrong', () => {
  test('is at least a hundred sentences, no two of them alike in one file', () => {
    expect(files.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(100);
    for (const { cases } of files)
      expect(new Set(cases.map(({ sentence }) => sentence)).size).toBe(cases.length);
  });

  describe.each(files)('$about', ({ cases }) => {
    test.each(cases)('$sentence', (golden) => {
      const { document, directory, environment, resource, next, action, expect: expected } = golden;
      const compiled = compilePolicy(document, 1);
      const subject = subjectOf(directory, golden.subject);
      if (subject === null) throw new Error(`there is no member ${golden.subject}`);
      const check: Check = {
        subject,
        action,
        resource,
        ...(next === undefined ? {} : { next }),
        environment,
      };
      const { missing = [], ...answer } = expected;

      const decision = decide(compiled, check);
      expect(spelledDecision(decision)).toEqual(answer);
      expect(decision.missing).toEqual(missing);

      const explanation = explain(compiled, check, directory.revision);
      expect(explanation.decision).toEqual(decision);
      expect(spelledReasons(explanation.because)).toEqual(answer.because);

      const reference = referenceWorld(document, directory, environment);
      if (golden.withoutRecord !== true && golden.reference !== false)
        expect(referenceDecision(reference, { ...check, member: golden.subject })).toEqual(answer);

      const allowed = answer.outcome === 'allow';
      if (next === undefined) {
        const able = whoCan(compiled, directory, action, resource, environment);
        expect(able.some(({ subject: each }) => each.member.id === golden.subject)).toBe(allowed);
      }
      if (next === undefined && golden.stored !== false && golden.withoutRecord !== true) {
        const filter = planRows(compiled, subject, action, resource.type, environment);
        const listed = { ...resource, history: action === 'create' ? [] : resource.history };
        // A record in no folder is in no list: every record that is stored lies in one.
        expect(resource.folder !== null && matches(filter, listed)).toBe(allowed);
      }

      if (golden.fields === undefined) return;
      const visible = visibleFields(compiled, subject, resource, environment);
      expect(visible).toMatchObject(golden.fields);
      expect({ ...visible }).toEqual(
        Object.fromEntries(referenceFields(reference, golden.subject, resource)),
      );
      for (const mask of fieldMasks(compiled, subject, resource.type, environment)) {
        expect(toldByMask(mask, resource)).toBe(visible[mask.field]);
      }
    });
  });
});
