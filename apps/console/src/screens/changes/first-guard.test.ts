import type { DraftView } from '@remit/api/changes/changes-views';
import type { ItemName } from '@remit/policy/draft/document-items';
import { expect, test } from 'vitest';
import { firstGuard } from './first-guard.ts';

const yes = { allowed: true, because: 'You hold Tenant administrator.' } as const;
const draft: DraftView = {
  id: 'd',
  number: 1,
  name: 'Draft 1',
  author: null,
  state: 'editing',
  basedOn: 1,
  moved: false,
  items: 1,
  createdAt: 0,
  updatedAt: 0,
  scheduledAt: null,
  publishedVersion: null,
  failure: null,
  breakGlass: 'no',
  revision: 1,
  version: 1,
  steps: [],
  standing: 0,
  edit: yes,
};
const changing = (...kinds: readonly ItemName['kind'][]) => kinds.map((kind) => ({ kind, key: 'A' }));
const words = { moved: 'moved', nothing: 'nothing' };

test('a draft goes to a part of the people where something of it can ask for whom it counts', () => {
  expect(firstGuard(draft, changing('field', 'role'), words)).toEqual(yes);
  expect(firstGuard(draft, undefined, words)).toEqual(yes);
});

test('it does not where nothing of it can, where another version is in force, and where it may not be edited', () => {
  const reasons = [
    firstGuard(draft, changing('field', 'exclusion'), words),
    firstGuard({ ...draft, moved: true }, changing('role'), words),
    firstGuard({ ...draft, state: 'scheduled' }, changing('role'), words),
    firstGuard(
      { ...draft, edit: { allowed: false, reason: 'not yours', next: null } },
      changing('role'),
      words,
    ),
  ].map((guard) => (guard.allowed ? null : guard.reason));
  expect(reasons).toEqual([
    'nothing',
    'moved',
    'this draft is scheduled; take it off the schedule to edit it',
    'not yours',
  ]);
});
