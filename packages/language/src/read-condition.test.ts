import { describe, expect, it } from 'vitest';
import type { Condition } from '@remit/policy/condition';
import { parsePolicy } from './parse-policy.ts';
import { DECLARED } from './testing/declared.ts';

const where = (condition: string): Condition | undefined => {
  const parsed = parsePolicy(`policy P on Contract for Sales where ${condition}`, DECLARED);
  expect(parsed.errors).toEqual([]);
  return parsed.document.rowPolicies[0]?.where;
};
const field = (name: string) => ({ kind: 'attribute', of: 'resource', name });
const literal = (value: object) => ({ kind: 'literal', value });

describe('a condition', () => {
  it.each<readonly [string, object]>([
    [
      "region != 'west'",
      {
        kind: 'compare',
        operator: '!=',
        left: field('region'),
        right: literal({ type: 'text', value: 'west' }),
      },
    ],
    ["region = 'it''s'", { right: literal({ type: 'text', value: "it's" }) }],
    ["region = 'e\u0301'", { right: literal({ type: 'text', value: '\u00e9' }) }],
    [
      'resource.value >= 10 000.50 EUR',
      {
        operator: '>=',
        left: field('value'),
        right: literal({ type: 'money', minor: 1_000_050, currency: 'EUR' }),
      },
    ],
    ['value < 500 JPY', { right: literal({ type: 'money', minor: 500, currency: 'JPY' }) }],
    ['value = -12.50', { right: literal({ type: 'number', value: '-12.50' }) }],
    ['ends_on <= 2026-11-20', { right: literal({ type: 'date', value: '2026-11-20' }) }],
    ['ends_on < now', { right: { kind: 'now' } }],
    ['region = true', { right: literal({ type: 'boolean', value: true }) }],
    [
      'subject.department = context.site',
      {
        left: { kind: 'attribute', of: 'subject', name: 'department' },
        right: { kind: 'attribute', of: 'environment', name: 'site' },
      },
    ],
    [
      "region in ('west', 'east')",
      {
        kind: 'in',
        operand: field('region'),
        list: [literal({ type: 'text', value: 'west' }), literal({ type: 'text', value: 'east' })],
      },
    ],
    ['region in ()', { kind: 'in', list: [] }],
    [
      "folder within '/sales'",
      { kind: 'within', operand: field('folder'), tree: literal({ type: 'text', value: '/sales' }) },
    ],
    ['region is null', { kind: 'is-null', operand: field('region') }],
    ["region contains '%'", { kind: 'text', operator: 'contains' }],
    ["region starts with 'w'", { kind: 'text', operator: 'starts with' }],
    ["region ends with 't'", { kind: 'text', operator: 'ends with' }],
    ["tags overlaps ['a', 'b']", { kind: 'overlaps', right: literal({ type: 'text[]', value: ['a', 'b'] }) }],
  ])('says %s', (text, condition) => {
    expect(where(text)).toMatchObject(condition);
  });

  it('binds not before and before or, and lists what is joined', () => {
    expect(where('not region is null and value = 1 and value = 2 or value = 3')).toMatchObject({
      kind: 'or',
      conditions: [
        {
          kind: 'and',
          conditions: [
            { kind: 'not', condition: { kind: 'is-null' } },
            { kind: 'compare' },
            { kind: 'compare' },
          ],
        },
        { kind: 'compare' },
      ],
    });
    expect(where('not (region is null or (value + 1) * 2 - 3 > 4)')).toMatchObject({
      kind: 'not',
      condition: {
        kind: 'or',
        conditions: [
          { kind: 'is-null' },
          {
            left: {
              operator: '-',
              left: {
                operator: '*',
                left: { operator: '+', left: field('value') },
                right: literal({ type: 'number', value: '2' }),
              },
            },
          },
        ],
      },
    });
  });

  it('reads times before plus, and plus from the left', () => {
    expect(where('value - 1 - 2 * 3 = 0')).toMatchObject({
      left: { operator: '-', left: { operator: '-', left: field('value') }, right: { operator: '*' } },
    });
  });
});
