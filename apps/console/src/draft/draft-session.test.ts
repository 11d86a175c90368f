import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftStanding, DraftView } from '@remit/api/changes/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import { applySteps, type DraftStep, stepBetween } from '@remit/policy/draft/draft-steps';
import { draftSession } from './draft-session.ts';
import { documentOf, redoOf, undoOf } from './draft-shape.ts';
import { editGrant } from './edit-grants.ts';
import type { EditOutcome } from './edit-outcome.ts';
import { leftOnDraft } from './left-on-draft.ts';
import { documentWith } from './testing/document-with.ts';
import type { DraftServer } from './draft-moment.ts';

class Moved extends Error {}
class Away extends Error {}

/** One draft as the server keeps it, in memory: a save that has not seen the last revision is refused. */
function keptDraft(base: PolicyDocument, turn: <T>(reply: () => T) => Promise<T>) {
  let kept: { steps: readonly DraftStep[]; standing: number; revision: number } | null = null;
  let begun = 0;
  let away = 0;
  const standing = (): DraftStanding => ({
    id: 'one',
    name: 'Draft 1',
    state: 'editing',
    revision: kept?.revision ?? 0,
    basedOn: 1,
  });
  const reply = <T>(answer: () => T): Promise<T> =>
    turn(() => {
      if (away > 0) {
        away -= 1;
        throw new Away();
      }
      return answer();
    });
  const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const server: DraftServer = {
    begin: ({ steps }) =>
      reply(() => {
        if (kept !== null) throw new Moved();
        begun += 1;
        kept = { steps: wire(steps), standing: steps.length, revision: 1 };
        return standing();
      }),
    save: ({ revision, from, steps, standing: counts }) =>
      reply(() => {
        if (kept === null || kept.revision !== revision) throw new Moved();
        kept = {
          steps: [...kept.steps.slice(0, from), ...wire(steps)],
          standing: counts,
          revision: revision + 1,
        };
        return standing();
      }),
    rename: () => reply(standing),
    get: () => reply(() => view()),
    base: () => Promise.resolve(base),
    problem: (error) => ({
      kind: error instanceof Moved ? 'moved' : 'passing',
      sentence: 'gone for a while',
    }),
    wait: () => turn(() => undefined),
  };
  const view = (): DraftView => ({
    ...standing(),
    number: 1,
    author: null,
    moved: false,
    items: 0,
    createdAt: 0,
    updatedAt: 0,
    scheduledAt: null,
    publishedVersion: null,
    failure: null,
    breakGlass: 'no',
    version: 1,
    steps: wire(kept?.steps ?? []),
    standing: kept?.standing ?? 0,
    edit: { allowed: true, because: '' },
  });
  return {
    server,
    view,
    begun: () => begun,
    goAway: (calls: number) => {
      away = calls;
    },
    document: () => applySteps(base, (kept?.steps ?? []).slice(0, kept?.standing ?? 0)),
  };
}

const atOnce = <T>(answer: () => T): Promise<T> => Promise.resolve().then(answer);
const base = documentWith({ name: 'Rep', grants: [] }, { name: 'Lead', grants: [] });
const actions = ['read', 'create', 'update', 'delete', 'export'] as const;
const types = ['crm.Account', 'crm.Contract', 'fin.PaymentRequest'] as const;
const roles = ['Rep', 'Lead'] as const;

const grants = (role: string, type: string, action: string) =>
  ({
    kind: 'change',
    edit: (document: PolicyDocument) => editGrant(document, { kind: 'grant', role, type, action, to: 'all' }),
  }) as const;

/** The server as a page asks it that is gone before anything it gathered is sent. */
const leaving = (server: DraftServer): DraftServer => ({ ...server, wait: () => new Promise(() => {}) });

const given = (document: PolicyDocument): readonly string[] =>
  document.roles
    .flatMap(({ name, grants: all }) =>
      all.flatMap((grant) =>
        (grant.on ?? []).flatMap((type) => grant.actions.map((action) => `${name} ${action} ${type}`)),
      ),
    )
    .toSorted();

describe('a draft on a page', () => {
  test('is begun by its first edit, and by no other', async () => {
    const kept = keptDraft(base, atOnce);
    const session = draftSession(kept.server, { view: null, id: 'one', base, basedOn: 1 });
    expect(session.now()).toMatchObject({ id: null, saving: 'saved' });
    for (const action of actions) session.make(grants('Rep', 'crm.Account', action));
    expect(session.now().saving).toBe('saving');
    await session.settled();
    expect(session.now()).toMatchObject({ id: 'one', saving: 'saved' });
    expect(kept.begun()).toBe(1);
    expect(given(kept.document())).toEqual(given(documentOf(session.now())));
    expect(given(kept.document())).toHaveLength(5);
  });

  test('that was begun by a page that was left goes on with what that page had sent', async () => {
    const kept = keptDraft(base, atOnce);
    await kept.server.begin({ id: 'one', basedOn: 1, steps: [] });
    const session = draftSession(kept.server, { view: null, id: 'one', base, basedOn: 1 });
    session.make(grants('Rep', 'crm.Account', 'read'));
    await session.settled();
    expect(session.now()).toMatchObject({ id: 'one', saving: 'saved', notice: null });
    expect(kept.begun()).toBe(1);
    expect(given(kept.document())).toEqual(['Rep read crm.Account']);
  });

  test('keeps what it cannot send, says so, and sends it once the server is back', async () => {
    const kept = keptDraft(base, atOnce);
    const session = draftSession(kept.server, { view: null, id: 'one', base, basedOn: 1 });
    const seen = new Set<string>();
    session.subscribe(() => seen.add(`${session.now().saving} ${session.now().notice}`));
    kept.goAway(3);
    session.make(grants('Rep', 'crm.Account', 'read'));
    await session.settled();
    expect([...seen]).toEqual(['saving null', 'waiting null', 'saved null']);
    expect(given(kept.document())).toEqual(['Rep read crm.Account']);
  });

  test('that waits to send again does so at once when it is asked to', async () => {
    const kept = keptDraft(base, atOnce);
    const server: DraftServer = {
      ...kept.server,
      wait: (ms) => (ms < 1_000 ? kept.server.wait(ms) : new Promise(() => {})),
    };
    const session = draftSession(server, { view: null, id: 'one', base, basedOn: 1 });
    const waiting = new Promise<void>((resolve) => {
      session.subscribe(() => {
        if (session.now().saving === 'waiting') resolve();
      });
    });
    kept.goAway(1);
    session.make(grants('Rep', 'crm.Account', 'read'));
    await waiting;
    await session.retry();
    expect(session.now()).toMatchObject({ saving: 'saved', notice: null });
    expect(given(kept.document())).toEqual(['Rep read crm.Account']);
  });

  test('says why it cannot be saved where it is refused, and is not sent again by itself', async () => {
    const kept = keptDraft(base, atOnce);
    const server: DraftServer = {
      ...kept.server,
      problem: () => ({ kind: 'refused', sentence: 'you may not' }),
    };
    const session = draftSession(server, { view: null, id: 'one', base, basedOn: 1 });
    kept.goAway(1);
    session.make(grants('Rep', 'crm.Account', 'read'));
    await session.settled();
    expect(session.now()).toMatchObject({ saving: 'failed', notice: 'you may not' });
    expect(kept.begun()).toBe(0);
  });

  test('undo and redo are kept by the server too', async () => {
    const kept = keptDraft(base, atOnce);
    const session = draftSession(kept.server, { view: null, id: 'one', base, basedOn: 1 });
    session.make(grants('Rep', 'crm.Account', 'read'));
    session.make(grants('Rep', 'crm.Account', 'update'));
    await session.settled();
    const undo = undoOf(session.now());
    if (undo !== null) session.make(undo);
    await session.settled();
    expect(given(kept.document())).toEqual(['Rep read crm.Account']);
    const again = draftSession(kept.server, { view: kept.view(), base, basedOn: 1 });
    const redo = redoOf(again.now());
    if (redo !== null) again.make(redo);
    await again.settled();
    expect(given(kept.document())).toEqual(['Rep read crm.Account', 'Rep update crm.Account']);
  });

  test('hears what somebody else made of it while an edit of its own was on its way', async () => {
    const kept = keptDraft(base, atOnce);
    await kept.server.begin({ id: 'one', basedOn: 1, steps: [] });
    const theirs = grants('Lead', 'crm.Account', 'read').edit(base);
    const step = theirs.ok ? stepBetween(base, theirs.document) : [];
    const server: DraftServer = {
      ...kept.server,
      save: async (input) => {
        const reply = await kept.server.save(input);
        const { revision } = reply;
        await kept.server.save({ id: 'one', revision, from: 1, steps: [step], standing: 2 });
        session.receive(kept.view(), base);
        return reply;
      },
    };
    const session = draftSession(server, { view: kept.view(), base, basedOn: 1 });
    session.make(grants('Rep', 'crm.Account', 'read'));
    await session.settled();
    expect(session.now()).toMatchObject({ saving: 'saved', notice: null, revision: 3 });
    expect(given(documentOf(session.now()))).toEqual(['Lead read crm.Account', 'Rep read crm.Account']);
  });

  // What a page sends as it is left may arrive, or arrive in part, or not at all, and others may edit meanwhile.
  test('that is left loses nothing, whatever became of what it sent and whoever edited meanwhile', async () => {
    const cell = fc.record({
      role: fc.constantFrom(...roles),
      type: fc.constantFrom(...types),
      action: fc.constantFrom(...actions),
    });
    const arrives = fc.constantFrom('all', 'one', 'none');
    let lost = 0;
    await fc.assert(
      fc.asyncProperty(
        arrives,
        fc.array(cell, { minLength: 1, maxLength: 5 }),
        fc.array(cell, { maxLength: 4 }),
        async (arrived, mine, theirs) => {
          const kept = keptDraft(base, atOnce);
          await kept.server.begin({ id: 'one', basedOn: 1, steps: [] });
          const page = draftSession(leaving(kept.server), { view: kept.view(), base, basedOn: 1 });
          for (const { role, type, action } of mine) page.make(grants(role, type, action));
          const left = page.leaving();
          if (left?.call.path !== 'changes.save') throw new Error('nothing was left');
          const { input } = left.call;
          const sent = arrived === 'all' ? input.steps : input.steps.slice(0, 1);
          if (arrived === 'none') lost += 1;
          else await kept.server.save({ ...input, steps: sent, standing: sent.length });
          const other = draftSession(kept.server, { view: kept.view(), base, basedOn: 1 });
          for (const { role, type, action } of theirs) other.make(grants(role, type, action));
          await other.settled();
          const next = draftSession(kept.server, { view: kept.view(), base, basedOn: 1 });
          const done = leftOnDraft({ by: 'me', ...left }, kept.view(), base, base);
          if (done.kind === 'again') {
            expect(next.make(done.deed)).toBeNull();
            next.meet(done.conflicts, () => undefined);
          }
          const has = (cells: typeof mine): void =>
            expect(given(kept.document())).toEqual(
              expect.arrayContaining(cells.map((each) => `${each.role} ${each.action} ${each.type}`)),
            );
          await next.settled();
          has(theirs);
          // Where both changed one grant, theirs stands until the author says otherwise.
          next.choose(next.now().met);
          await next.settled();
          has(mine);
        },
      ),
      { numRuns: 60 },
    );
    expect(lost).toBeGreaterThan(5);
  });

  test('takes nothing back that was made of edits which did arrive as their page was left', async () => {
    const kept = keptDraft(base, atOnce);
    await kept.server.begin({ id: 'one', basedOn: 1, steps: [] });
    const page = draftSession(kept.server, { view: kept.view(), base, basedOn: 1 });
    page.make(grants('Rep', 'crm.Account', 'read'));
    const left = page.leaving();
    if (left === null) throw new Error('nothing was left');
    await page.settled();
    const undo = undoOf(page.now());
    if (undo !== null) page.make(undo);
    await page.settled();
    expect(leftOnDraft({ by: 'me', ...left }, kept.view(), base, base)).toEqual({ kind: 'there' });
  });

  test('keeps what somebody else changed otherwise until its author has chosen', async () => {
    const kept = keptDraft(base, atOnce);
    await kept.server.begin({ id: 'one', basedOn: 1, steps: [] });
    const labelled = (label: string) =>
      ({
        kind: 'change',
        edit: (document: PolicyDocument): EditOutcome => ({
          ok: true,
          document: {
            ...document,
            roles: document.roles.map((role) => (role.name === 'Rep' ? { ...role, label } : role)),
          },
        }),
      }) as const;
    const label = () => kept.document().roles.find(({ name }) => name === 'Rep')?.label;
    const page = draftSession(leaving(kept.server), { view: kept.view(), base, basedOn: 1 });
    page.make(labelled('Mine'));
    const left = page.leaving();
    const other = draftSession(kept.server, { view: kept.view(), base, basedOn: 1 });
    other.make(labelled('Theirs'));
    await other.settled();
    expect(label()).toBe('Theirs');
    const next = draftSession(kept.server, { view: kept.view(), base, basedOn: 1 });
    const done = left === null ? null : leftOnDraft({ by: 'me', ...left }, kept.view(), base, base);
    if (done?.kind !== 'again') throw new Error('nothing was left');
    next.make(done.deed);
    let chosen = false;
    next.meet(done.conflicts, () => {
      chosen = true;
    });
    await next.settled();
    expect(label()).toBe('Theirs');
    expect(next.now().met).toMatchObject([{ kind: 'role', key: 'Rep' }]);
    expect(chosen).toBe(false);
    next.choose(next.now().met);
    await next.settled();
    expect(label()).toBe('Mine');
    expect(chosen).toBe(true);
    expect(next.now().met).toEqual([]);
  });

  // Threat A4: whatever the order in which two pages send and hear, nobody's edit is gone.
  test('two who edit one draft at once lose nothing, in whatever order their calls arrive', async () => {
    const cell = fc.record({
      who: fc.boolean(),
      role: fc.constantFrom(...roles),
      type: fc.constantFrom(...types),
      action: fc.constantFrom(...actions),
    });
    let met = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(cell, { minLength: 2, maxLength: 12 }), async (s, cells) => {
        const kept = keptDraft(base, (answer) => s.schedule(Promise.resolve()).then(answer));
        await s.waitFor(kept.server.begin({ id: 'one', basedOn: 1, steps: [] }));
        const pages = [0, 1].map(() => draftSession(kept.server, { view: kept.view(), base, basedOn: 1 }));
        const [one, other] = pages;
        for (const { who, role, type, action } of cells) {
          (who ? one : other)?.make(grants(role, type, action));
        }
        await s.waitFor(Promise.all(pages.map((page) => page.settled())));
        const all = [...new Set(cells.map(({ role, type, action }) => `${role} ${action} ${type}`))];
        expect(given(kept.document())).toEqual(all.toSorted());
        for (const page of pages) expect(page.now()).toMatchObject({ saving: 'saved', notice: null });
        met += Number(new Set(cells.map(({ who }) => who)).size === 2);
      }),
      { numRuns: 60 },
    );
    expect(met).toBeGreaterThan(10);
  });
});
