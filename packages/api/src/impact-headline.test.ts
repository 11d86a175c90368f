import { expect, test } from 'vitest';
import { impactHeadline } from './impact-headline.ts';
import type { ImpactAction, ImpactCell, ImpactField } from './people/person-impact-views.ts';

type Action = Pick<ImpactAction, 'change' | 'cells'>;
type Field = Pick<ImpactField, 'change' | 'through'>;

const cell = (change: ImpactCell['change'], ...through: string[]): ImpactCell => {
  return { type: 'crm.Contract', typeLabel: 'Contract', action: 'update', folder: '/a', change, through };
};
const action = (change: Action['change'], ...cells: ImpactCell[]): Action => ({ change, cells });
const field = (change: Field['change'], ...through: string[]): Field => ({ change, through });

test.each<[string, readonly Action[], readonly Field[]]>([
  ['Nothing changes for Alice.', [], []],
  ['Alice loses 1 thing.', [action('loses')], []],
  ['Alice loses 2 things and gains 1 thing.', [action('loses'), action('gains')], [field('loses')]],
  ['Alice reaches fewer records with 1 action.', [action('narrower')], []],
  ['Alice reaches more records with 2 actions.', [action('wider'), action('wider')], []],
  ['Alice sees 1 field otherwise.', [], [field('changes')]],
  ['Nothing changes for Alice: 1 is kept through Finance.', [action('keeps', cell('keeps', 'Finance'))], []],
  [
    'Alice loses 1 thing; 2 are kept through Finance and Sales lead.',
    [action('loses'), action('keeps', cell('keeps', 'Sales lead'))],
    [field('keeps', 'Finance')],
  ],
  [
    'Alice reaches fewer records with 1 action; 1 is kept in some folders through Sales lead.',
    [action('narrower', cell('loses'), cell('keeps', 'Sales lead'))],
    [],
  ],
])('%s', (headline, actions, fields) => {
  expect(impactHeadline('Alice', actions, fields)).toBe(headline);
});
