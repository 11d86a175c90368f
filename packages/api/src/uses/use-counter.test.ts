import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTenantId } from '@remit/store/tenant-id';
import { useCounter } from './use-counter.ts';

const tenants = ['1', '2'].map((digit) => parseTenantId(`00000000-0000-0000-0000-00000000000${digit}`));
const hour = 3_600_000;
const noted = fc.record({
  tenant: fc.constantFrom(...tenants),
  hours: fc.nat(72),
  role: fc.constantFrom('Employee', 'SalesRep'),
  memberId: fc.constantFrom('alice', 'tom'),
});

test('whatever is noted is taken once for each day and tenant, however often it happens', () => {
  fc.assert(
    fc.property(fc.array(noted, { maxLength: 60 }), (uses) => {
      const counter = useCounter();
      const inTime = uses.toSorted((one, other) => one.hours - other.hours);
      for (const { tenant, hours, role, memberId } of inTime) {
        const use = { role, memberId, type: 'crm.Account', action: 'read', assignmentId: role };
        counter.note(tenant, hours * hour, use);
      }
      const taken = [...counter.take()].flatMap(([tenant, each]) =>
        each.map(({ role, memberId, day }) => `${tenant} ${role} ${memberId} ${day}`),
      );
      const happened = uses.map(
        ({ tenant, hours, role, memberId }) => `${tenant} ${role} ${memberId} ${Math.floor(hours / 24)}`,
      );
      expect(taken.toSorted()).toEqual([...new Set(happened)].toSorted());
      expect(counter.take().size).toBe(0);
    }),
  );
});

test('what could not be written down of a tenant counts again when it happens again, and nothing else does', () => {
  const counter = useCounter();
  const use = { role: 'Employee', type: 'crm.Account', action: 'read', assignmentId: 'a', memberId: 'tom' };
  const noteAll = () => {
    for (const tenant of tenants) counter.note(tenant, 0, use);
  };
  noteAll();
  counter.take();
  const [first] = tenants;
  if (first !== undefined) counter.forget(first);
  noteAll();
  expect([...counter.take().keys()]).toEqual([first]);
});
