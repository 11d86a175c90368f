import { parsePolicy } from '@remit/language/parse-policy';
import { checkGuards } from '@remit/policy/validate/check-guards';
import { compilePolicy } from '@remit/policy/compile';
import { expect, test } from 'vitest';
import { guardFixes } from './guard-fixes.ts';

const { document, errors } = parsePolicy(`
module crm
resource crm.Deal
has: name text, margin number
actions: approve
role Seller
can: read, approve on crm.Deal where name is not null
role Clerk
can: read on crm.Deal
field crm.Deal.margin
visible: Seller, Clerk
guard NobodyApproves: everyone never approve on crm.Deal
guard MarginsStay: everyone except Seller never see crm.Deal.margin
`);

const member = (id: string) => ({
  id,
  person: id,
  kind: 'person' as const,
  name: id,
  email: `${id}@example.org`,
  title: '',
  department: null,
  manager: null,
  status: 'active' as const,
  from: null,
  until: null,
  attributes: {},
});
const holds = (id: string, role: string) => ({
  id: `${id} ${role}`,
  holder: { kind: 'member' as const, id },
  role,
  folder: '/',
  from: null,
  until: null,
});
const directory = {
  revision: 1,
  timeZone: 'UTC',
  baseCurrency: 'EUR',
  folders: ['/'],
  departments: [],
  groups: [],
  members: [member('m1'), member('m2')],
  assignments: [holds('m1', 'Seller'), holds('m2', 'Clerk')],
};
const environment = { now: 1, met: [], attributes: {} };

test('what is offered against a broken guard makes it hold', () => {
  expect(errors).toEqual([]);
  const found = checkGuards(compilePolicy(document, 1), directory, environment);
  expect(found.map(({ kind }) => kind)).toEqual(['fails', 'fails']);
  for (const check of found) {
    if (check.kind !== 'fails') throw new Error('every guard is broken');
    const { check: asked, field, grants } = check.counterExample;
    const roles = [...new Set(grants.map(({ role }) => role))];
    const example = { type: asked.resource.type, action: asked.action, field, roles };
    const fixes = guardFixes(document, example);
    expect(fixes.map(({ role }) => role)).toEqual(roles);
    for (const { edit } of fixes) {
      const outcome = edit(document);
      if (!outcome.ok) throw new Error(outcome.reason);
      const again = checkGuards(compilePolicy(outcome.document, 2), directory, environment);
      expect(again.find(({ guard }) => guard === check.guard)?.kind).toBe('holds');
    }
  }
});

test('a role that cannot be edited so is not offered', () => {
  const example = { type: 'crm.Deal', action: 'fly', field: null, roles: ['Seller'] };
  expect(guardFixes(document, example)).toEqual([]);
});
