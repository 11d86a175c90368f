import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flagNames, flagRegistry } from './flags.ts';
import { type FlagSetting, isRolledOut, resolveFlags } from './resolve-flags.ts';

const tenant = '5f0c2f6e-6a3b-4a37-9f5e-1f6f3b1f0a11';
const defaults = {
  recordLists: true,
  search: true,
  auditExport: true,
  refusalNames: 'people',
  filesKept: 'always',
};
const setting = (given: Partial<FlagSetting>): FlagSetting => ({
  flag: 'search',
  tenantId: null,
  value: false,
  percent: 100,
  ...given,
});

describe('the flags of a tenant', () => {
  const cases: readonly [what: string, settings: readonly FlagSetting[], search: boolean][] = [
    ['are the defaults where nothing is set', [], true],
    ['follow a roll-out to everybody', [setting({})], false],
    ['stay at the default while the roll-out reaches nobody', [setting({ percent: 0 })], true],
    [
      'follow the tenant’s own setting before the roll-out',
      [setting({}), setting({ tenantId: tenant, value: true })],
      true,
    ],
    ['do not follow the setting of another tenant', [setting({ tenantId: randomUUID() })], true],
    ['ignore a value that the flag cannot have', [setting({ value: 'off' })], true],
    ['ignore a flag that there is none of', [setting({ flag: 'gone' })], true],
    ['ignore a flag that is called like a part of every object', [setting({ flag: 'constructor' })], true],
  ];
  test.each(cases)('%s', (_what, settings, search) => {
    expect(resolveFlags(tenant, settings)).toEqual({ ...defaults, search });
  });

  test('have a value for every flag of the registry', () => {
    expect(Object.keys(resolveFlags(tenant, [])).toSorted()).toEqual(Object.keys(flagRegistry).toSorted());
    expect(flagNames.toSorted()).toEqual(Object.keys(flagRegistry).toSorted());
  });
});

describe('a roll-out', () => {
  const someFlag = fc.constantFrom(...flagNames);

  test('keeps every tenant that it has reached when its share grows', () => {
    fc.assert(
      fc.property(someFlag, fc.uuid(), fc.nat(100), fc.nat(100), (flag, id, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(isRolledOut(flag, id, less) && !isRolledOut(flag, id, more)).toBe(false);
      }),
    );
  });

  test('of nothing reaches nobody, and of a hundred everybody', () => {
    fc.assert(
      fc.property(someFlag, fc.uuid(), (flag, id) => {
        expect([isRolledOut(flag, id, 0), isRolledOut(flag, id, 100)]).toEqual([false, true]);
      }),
    );
  });

  test('of 30 in a hundred reaches about that many of 4,000 tenants', () => {
    const ids = Array.from({ length: 4_000 }, (_, index) => `tenant ${index}`);
    const reached = ids.filter((id) => isRolledOut('search', id, 30)).length;
    // Four standard deviations around 1,200; the ids are always the same.
    expect(Math.abs(reached - 1_200)).toBeLessThan(116);
  });
});
