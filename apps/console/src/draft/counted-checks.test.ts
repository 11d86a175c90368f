import type { DraftCheck } from '@remit/api/changes/changes-impact-views';
import { expect, test } from 'vitest';
import { countedChecks } from './counted-checks.ts';

const check = (kind: DraftCheck['kind'], passed: boolean): DraftCheck => ({
  kind,
  name: kind,
  passed,
  sentence: null,
});

test('every check that holds counts, and every one that breaks but what asks for a second person', () => {
  const holding = [check('guard', true), check('administrator', true), check('author', true)];
  expect(countedChecks(holding)).toEqual(holding);
  const broken = [check('guard', false), check('administrator', false), check('author', false)];
  expect(countedChecks(broken)).toEqual(broken.slice(0, 2));
});
