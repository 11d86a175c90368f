import { randomUUID } from 'node:crypto';
import type { PolicyDocument } from '@remit/policy/document';
import type { DraftStep } from '@remit/policy/draft/draft-steps';
import type { CellEffectView } from '@remit/api/changes/changes-cell-views';
import type { Drafted } from '@remit/api/changes/changes-impact-views';
import { beforeAll, expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Reply } from './testing/serve-sample.ts';

let base: PolicyDocument;

const { nora, sana } = await serveTenant('nora', 'sana');

beforeAll(async () => {
  base = (await nora.call('policy.current')).data.document;
});

/** The step that takes reading and all else away from a role. */
function without(role: string): DraftStep {
  const entry = base.roles.find(({ name }) => name === role);
  if (entry === undefined) throw new Error(`the sample has no role ${role}`);
  const { includes: _, ...rest } = entry;
  return [{ kind: 'role', key: role, entries: [{ ...rest, grants: [] }], comments: [] }];
}

const cell = { type: 'crm.Contract', action: 'read' };

function answerOf({ data, error }: Reply<Drafted<CellEffectView>>): CellEffectView {
  expect(error).toBeNull();
  if (data.kind !== 'answer') throw new Error(JSON.stringify(data));
  return data.answer;
}

const people = ({ loses, narrower, gains, wider, keeps, others }: CellEffectView): number =>
  loses + narrower + gains + wider + others + keeps.reduce((sum, kept) => sum + kept.people, 0);

test('an edit that is only thought of is counted as the draft that makes it is', async () => {
  const step = without('SalesRep');
  const input = { draft: null, basedOn: 1, step, ...cell };
  const tried = answerOf(await nora.call('changes.cell', input));
  const { data: draft } = await nora.call('changes.begin', {
    id: randomUUID(),
    basedOn: 1,
    steps: [step],
    name: null,
  });
  const made = answerOf(await nora.call('changes.cell', { ...input, draft: draft.id, step: [] }));
  expect(made).toEqual(tried);
  expect(people(tried)).toBeGreaterThan(0);
  // The same people, by the other way of asking.
  const { data: impact } = await nora.call('changes.impact', { id: draft.id });
  if (impact.kind !== 'answer') throw new Error(JSON.stringify(impact));
  const { effect, others } = impact.answer;
  const touched = Object.values(effect.people).reduce((sum, each) => sum + each, 0);
  expect(people(tried)).toBe(touched + others);
});

test('nobody is counted twice, and one more edit is tried on the draft as it stands', async () => {
  const first = without('SalesRep');
  const { data: draft } = await nora.call('changes.begin', {
    id: randomUUID(),
    basedOn: 1,
    steps: [first],
    name: null,
  });
  const again = { draft: draft.id, basedOn: 1, step: first, ...cell };
  expect(people(answerOf(await nora.call('changes.cell', again)))).toBe(0);
  const both = answerOf(await nora.call('changes.cell', { ...again, step: without('SalesManager') }));
  expect(people(both)).toBeGreaterThan(0);
});

test('people whom the asker may not be told about are counted apart', async () => {
  const input = { draft: null, basedOn: 1, step: without('SalesRep'), ...cell };
  const [administrator, analyst] = [
    await nora.call('changes.cell', input),
    await sana.call('changes.cell', input),
  ];
  expect(people(answerOf(analyst))).toBe(people(answerOf(administrator)));
});

test('a step that makes no policy says why, and an old version is a conflict', async () => {
  const [edit] = without('SalesRep');
  if (edit === undefined) throw new Error('the step is empty');
  const broken = [{ ...edit, entries: [] }];
  const { data } = await nora.call('changes.cell', { draft: null, basedOn: 1, step: broken, ...cell });
  expect(data).toMatchObject({ kind: 'invalid' });
  const { error } = await nora.call('changes.cell', { draft: null, basedOn: 2, step: [], ...cell });
  expect(error?.code).toBe('conflict');
});
