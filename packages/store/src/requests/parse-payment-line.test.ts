import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePaymentLine, type LoggedRequest } from './parse-payment-line.ts';

const step = {
  at: '2017-01-09T09:17:18.000+01:00',
  activity: 'Request For Payment SUBMITTED by EMPLOYEE',
  role: 'EMPLOYEE',
};
const line = {
  case: 'requestforpayment148214',
  amount: 34.34,
  department: 'organizational unit 65463',
  task: 'UNKNOWN',
  project: 'project 148216',
  costType: '0',
  events: [step],
};

function parsed(value: unknown): LoggedRequest {
  const result = parsePaymentLine(typeof value === 'string' ? value : JSON.stringify(value));
  if (!result.ok) throw new Error(result.refused);
  return result.request;
}

function refusalOf(value: unknown): string {
  const result = parsePaymentLine(typeof value === 'string' ? value : JSON.stringify(value));
  if (result.ok) throw new Error('the line was taken');
  return result.refused;
}

/** The line with the amount written exactly so. */
function withAmount(text: string): string {
  return JSON.stringify({ ...line, amount: '#' }).replace('"#"', text);
}

describe('a line of the log', () => {
  test('is read word for word; what the log does not know is null', () => {
    expect(parsed(line)).toEqual({
      case: 'requestforpayment148214',
      amountMinor: 3_434,
      department: 'organizational unit 65463',
      task: null,
      project: 'project 148216',
      costType: '0',
      events: [{ action: 'submit', at: Date.UTC(2017, 0, 9, 8, 17, 18), capacity: 'Employee' }],
    });
  });

  test.each([
    ['Request For Payment SAVED by EMPLOYEE', 'EMPLOYEE', { action: 'save', capacity: 'Employee' }],
    ['Request For Payment REJECTED by MISSING', 'MISSING', { action: 'reject', capacity: 'Missing' }],
    [
      'Request For Payment APPROVED by BUDGET OWNER',
      'BUDGET OWNER',
      { action: 'approve', last: false, capacity: 'Budget owner' },
    ],
    [
      'Request For Payment FINAL_APPROVED by SUPERVISOR',
      'SUPERVISOR',
      { action: 'approve', last: true, capacity: 'Supervisor, final' },
    ],
    ['Request Payment', 'UNDEFINED', { action: 'pay', last: false, capacity: 'Payment requested' }],
    ['Payment Handled', 'UNDEFINED', { action: 'pay', last: true, capacity: 'Payment handled' }],
  ])('has the activity %s', (activity, role, expected) => {
    expect(parsed({ ...line, events: [{ ...step, activity, role }] }).events[0]).toMatchObject(expected);
  });

  test('has an amount that is exact to the last digit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 9_007_199_254_740n }),
        fc.integer({ min: 0, max: 2 }),
        (minor, decimals) => {
          const scale = 10n ** BigInt(2 - decimals);
          const rounded = (minor / scale) * scale;
          const whole = String(rounded / 100n);
          const cents = String(rounded % 100n)
            .padStart(2, '0')
            .slice(0, decimals);
          const text = decimals === 0 ? whole : `${whole}.${cents}`;
          expect(parsed(withAmount(text)).amountMinor).toBe(Number(rounded));
        },
      ),
    );
  });

  test.each([
    ['not JSON', '{"case": ', /^is not JSON/],
    ['a list', '[]', /the line must be an object/],
    ['a number', '12', /the line must be an object/],
    ['an unknown field', { ...line, payee: 'x' }, /has `payee`, which is not known; known are case, amount/],
    ['no case', { ...line, case: '' }, /`case` must be text/],
    [
      'a control character',
      { ...line, department: 'a\u0000b' },
      /`department` must be free of control characters/,
    ],
    [
      'half a character',
      { ...line, department: 'a\uD800' },
      /`department` must be free of control characters/,
    ],
    ['a long case', { ...line, case: 'x'.repeat(121) }, /`case` has 121 characters; at most 120/],
    ['an amount as text', { ...line, amount: '34.34' }, /`amount` must be a number at least 0/],
    ['no amount', { ...line, amount: null }, /`amount` must be a number/],
    [
      'three decimals',
      withAmount('34.345'),
      /`amount` is 34\.345; it must be a number .* at most two decimals/,
    ],
    ['a power of ten', withAmount('1e3'), /`amount` is 1e3/],
    ['a negative amount', withAmount('-1'), /`amount` is -1/],
    ['an amount beyond exactness', withAmount('90071992547409.93'), /too large to be kept exactly/],
    ['no events', { ...line, events: [] }, /`events` must be a list with at least one/],
    ['too many events', { ...line, events: Array.from({ length: 1_001 }, () => step) }, /at most 1000/],
    [
      'an unknown activity',
      { ...line, events: [{ ...step, activity: 'Lunch' }] },
      /`events\[0\]`.activity is `Lunch`/,
    ],
    [
      'a time without offset',
      { ...line, events: [{ ...step, at: '2017-01-09T09:17:18' }] },
      /time with an offset/,
    ],
    ['a day that is not', { ...line, events: [{ ...step, at: '2017-02-30T09:17:18Z' }] }, /no day 30/],
    [
      'an hour that is not',
      { ...line, events: [{ ...step, at: '2017-02-20T29:17:18Z' }] },
      /time with an offset/,
    ],
    [
      'events out of order',
      { ...line, events: [step, { ...step, at: '2016-01-01T00:00:00Z' }] },
      /`events\[1\]` is earlier/,
    ],
  ])('is refused for %s, with what would be right', (_, value, message) => {
    expect(refusalOf(value)).toMatch(message);
  });

  test('never ends the import by what it says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(parsePaymentLine(text).ok).toBe(false);
      }),
    );
  });
});
