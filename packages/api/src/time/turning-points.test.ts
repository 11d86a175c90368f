import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Operand } from '@remit/policy/condition';
import { evaluate } from '@remit/policy/evaluate';
import type { Subject } from '@remit/policy/subject';
import type { Value } from '@remit/policy/values/value';
import { haldenWorks } from '@remit/sample/halden-works';
import { knowDirectory } from '../known-directory.ts';
import { turningPoints } from './turning-points.ts';

const timeZone = 'Europe/Paris';
const HOUR = 3_600_000;
const day = fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-25', '2027-01-01');
const instant = day.map((date) => Date.parse(`${date}T01:30:00.000Z`));
const length = fc
  .integer({ min: -3, max: 40 })
  .chain((days) => fc.constantFrom(days * 24 * HOUR, days * 24 * HOUR + HOUR));

const literal = (value: Value): Operand => ({ kind: 'literal', value });
const moment: fc.Arbitrary<Operand> = fc.oneof(
  instant.map((value) => literal({ type: 'instant', value })),
  day.map((value) => literal({ type: 'date', value })),
  length.map((milliseconds) => literal({ type: 'duration', milliseconds })),
  fc.constantFrom<Operand>({ kind: 'now' }, { kind: 'now' }),
  fc.constantFrom('hired', 'certified').map((name) => ({ kind: 'attribute', of: 'subject', name }) as const),
);
const { operand } = fc.letrec<{ operand: Operand }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small' },
    moment,
    fc.record({
      kind: fc.constant('arithmetic' as const),
      operator: fc.constantFrom('+' as const, '-' as const),
      left: tie('operand'),
      right: tie('operand'),
    }),
  ),
}));

/** A date moved by a length of time that grows is a date for one millisecond of each day, and nothing comes of that. */
function movesDateByTime({ left, right }: { readonly left: Operand; readonly right: Operand }): boolean {
  const asks = (side: Operand): boolean =>
    side.kind === 'now' || (side.kind === 'arithmetic' && (asks(side.left) || asks(side.right)));
  const dates = (side: Operand): boolean =>
    side.kind === 'arithmetic'
      ? dates(side.left) || dates(side.right)
      : (side.kind === 'literal' && side.value.type === 'date') ||
        (side.kind === 'attribute' && side.name === 'hired');
  return [left, right].some((side) => side.kind === 'arithmetic' && asks(side) && dates(side));
}

const [someone] = knowDirectory(haldenWorks().directory).subjects();
if (someone === undefined) throw new Error('the sample has nobody');
const subjectWith = (attributes: Subject['member']['attributes']): Subject => {
  return { ...someone, member: { ...someone.member, attributes } };
};

test('between two turning points a comparison with the time says one thing, whatever it reckons', () => {
  let turned = 0;
  const compared = fc.record({
    left: operand,
    right: operand,
    operator: fc.constantFrom('<' as const, '=' as const, '>=' as const),
    hired: day,
    certified: instant,
  });
  fc.assert(
    fc.property(compared, ({ left, right, operator, hired, certified }) => {
      fc.pre(!movesDateByTime({ left, right }));
      const condition = { kind: 'compare', operator, left, right } as const;
      const subject = subjectWith({
        hired: { type: 'date', value: hired },
        certified: { type: 'instant', value: certified },
      });
      const resource = { type: 'crm.Account', id: null, folder: '/', attributes: {}, history: [] };
      const truthAt = (now: number) =>
        evaluate(condition, null, {
          subject,
          action: 'read',
          resource,
          environment: { now, timeZone, met: [], attributes: {} },
        });
      const points = turningPoints([condition, subject.member], timeZone);
      const bounds = [...new Set(points)].toSorted((one, other) => one - other);
      const ends = [Date.UTC(2020, 0), ...bounds, Date.UTC(2032, 0)];
      for (const [at, end] of ends.slice(1).entries()) {
        const begin = (ends[at] ?? 0) + 1;
        if (begin >= end) continue;
        const said = truthAt(begin);
        expect([truthAt(Math.floor((begin + end) / 2)), truthAt(end - 1)]).toEqual([said, said]);
        if (at > 0 && said !== truthAt((ends[at] ?? 0) - 1)) turned += 1;
      }
    }),
    { numRuns: 500 },
  );
  expect(turned).toBeGreaterThan(10);
});
