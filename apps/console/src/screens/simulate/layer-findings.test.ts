import { expect, test } from 'vitest';
import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';
import { layerFindings } from './layer-findings.ts';

type Decided = Pick<SimulatedDecision, 'outcome' | 'layer' | 'fields'>;

test.each<readonly [string, Decided, readonly string[]]>([
  [
    'what roles allow passes everything else',
    { outcome: 'allow', layer: 'roles', fields: null },
    ['passes', 'passes', 'allows', 'passes', 'passes', 'not-asked'],
  ],
  [
    'a folder scope allows after the roles',
    { outcome: 'allow', layer: 'folder-scope', fields: { of: 3, withheld: [] } },
    ['passes', 'passes', 'passes', 'allows', 'passes', 'passes'],
  ],
  [
    'fields are kept back of what is allowed',
    { outcome: 'allow', layer: 'roles', fields: { of: 3, withheld: ['Margin'] } },
    ['passes', 'passes', 'allows', 'passes', 'passes', 'withholds'],
  ],
  [
    'after a refusal nothing is asked',
    { outcome: 'deny', layer: 'standing', fields: null },
    ['passes', 'refuses', 'not-asked', 'not-asked', 'not-asked', 'not-asked'],
  ],
  [
    'a rule refuses what roles let pass',
    { outcome: 'deny', layer: 'rules', fields: null },
    ['passes', 'passes', 'passes', 'passes', 'refuses', 'not-asked'],
  ],
  [
    'without every fact the layers after membership are open',
    { outcome: 'depends', layer: 'roles', fields: null },
    ['passes', 'passes', 'open', 'open', 'open', 'not-asked'],
  ],
  [
    'a question that cannot be asked reaches no layer',
    { outcome: 'deny', layer: 'question', fields: null },
    ['passes', 'not-asked', 'not-asked', 'not-asked', 'not-asked', 'not-asked'],
  ],
])('%s', (_, decided, findings) => {
  expect(layerFindings(decided).map(([, finding]) => finding)).toEqual(findings);
});
