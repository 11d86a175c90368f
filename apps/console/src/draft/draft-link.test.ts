import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type Edit } from './draft-edits.ts';
import { decodeDraft, encodeDraft } from './draft-link.ts';
import { documentWith } from './testing/document-with.ts';

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const someEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('grant' as const),
    role: name,
    type: name,
    action: name,
    to: fc.constantFrom('none' as const, 'all' as const, 'own' as const),
  }),
  fc.record({
    kind: fc.constant('field' as const),
    role: name,
    type: name,
    field: name,
    to: fc.constantFrom('hidden' as const, 'masked' as const, 'visible' as const, 'editable' as const),
  }),
  fc.record({ kind: fc.constant('restore' as const), target: name }),
);

test('a draft comes back from its link as it was', () => {
  fc.assert(
    fc.property(
      fc.record({
        basedOn: fc.integer({ min: 1, max: 1e6 }),
        edits: fc.array(someEdit),
        standing: fc.nat(50),
      }),
      (draft) => {
        const word = encodeDraft(draft);
        expect(word).toMatch(/^[\w-]+$/);
        expect(decodeDraft(word)).toEqual(draft);
      },
    ),
  );
});

test('a link that was cut short or made up carries no draft, and breaks nothing', () => {
  fc.assert(
    fc.property(fc.string(), (word) => {
      expect(() => decodeDraft(word)).not.toThrow();
    }),
  );
  expect(decodeDraft(encodeDraft({ basedOn: 3, edits: [], standing: 0 }).slice(0, -4))).toBeNull();
});

const rep = { name: 'Rep', grants: [{ actions: ['read'], on: ['crm.Contract'] }] };
const grant = (action: string, to: 'none' | 'all'): Edit => ({
  kind: 'grant',
  role: 'Rep',
  type: 'crm.Contract',
  action,
  to,
});

test('the last edit of a cell is the one that counts', () => {
  const { standing } = applyEdits(documentWith(rep), [
    grant('update', 'all'),
    grant('read', 'none'),
    grant('update', 'none'),
  ]);
  expect(standing).toEqual([grant('read', 'none'), grant('update', 'none')]);
});

test('a restored cell is as published', () => {
  const published = documentWith(rep);
  const { document, standing } = applyEdits(published, [
    grant('read', 'none'),
    { kind: 'restore', target: 'grant Rep crm.Contract read' },
  ]);
  expect(document).toEqual(published);
  expect(standing).toEqual([]);
});

test('an edit that fits no more is kept apart with its reason, never dropped unsaid', () => {
  const { refused, standing } = applyEdits(documentWith(), [grant('read', 'none')]);
  expect(standing).toEqual([]);
  expect(refused).toEqual([{ edit: grant('read', 'none'), reason: 'there is no role `Rep`' }]);
});
