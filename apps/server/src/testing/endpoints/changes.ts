import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Asking } from '../endpoint-row.ts';
import { someAcceptedDraft, someDraft, someDraftToReview, someStagedStep, someStep } from '../some-draft.ts';
import { administrative, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

/** The version of the policy that decides in a tenant. */
async function latestVersion({ tenant }: Asking): Promise<number> {
  const [found] = await tenant.rows<{ version: number }>(
    sql`select max(version) as version from remit.policy_version`,
  );
  return found?.version ?? 0;
}

export const changesRows: RowsOf<'changes'> = {
  'changes.list': { input: () => ({ ended: false }), own: only(administrative, 'forbidden') },
  'changes.get': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.impact': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.headline': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.directory': { input: nothing, own: only(administrative, 'forbidden') },
  'changes.checks': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.effect': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.cell': {
    input: async (asking) => ({
      draft: (await someDraft(asking)).id,
      basedOn: 1,
      step: [],
      type: 'crm.Contract',
      action: 'read',
    }),
    own: only(administrative, 'forbidden'),
  },
  'changes.replay': {
    input: async (asking) => ({ id: (await someDraft(asking)).id, cursor: null }),
    own: only(administrative, 'forbidden'),
  },
  'changes.why': {
    input: async (asking) => ({
      id: (await someDraft(asking)).id,
      member: asking.target.member.id,
      type: 'crm.Contract',
      action: 'read',
      folder: '/',
    }),
    own: only(administrative, 'forbidden'),
  },
  'changes.reviews': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(administrative, 'forbidden'),
  },
  'changes.requestReview': {
    input: (asking) => someDraft(asking),
    own: only(['administrator'], 'forbidden'),
  },
  // By somebody else than its author, which the administrator is here; draft-review.pg.test.ts asks as another one.
  'changes.approve': {
    input: async (asking) => ({ ...(await someDraftToReview(asking)), comment: '' }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.reject': {
    input: async (asking) => ({ ...(await someDraftToReview(asking)), comment: 'Too wide' }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.comment': {
    input: async (asking) => ({
      id: (await someDraft(asking)).id,
      item: { kind: 'set', key: 'large' },
      text: 'Why?',
    }),
    own: only(administrative, 'forbidden'),
  },
  'changes.publish': {
    input: (asking) => someAcceptedDraft(asking),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.schedule': {
    input: async (asking) => ({ ...(await someAcceptedDraft(asking)), at: Date.now() + 86_400_000 }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.unschedule': {
    input: async (asking) => {
      const draft = await someDraft(asking);
      await asking.tenant.rows(sql`
        update remit.draft set state = 'scheduled', scheduled_at = now() + interval '1 day', reason = 'Later',
          scheduled_by = author, accepted_effect = ${'a'.repeat(64)}
        where id = ${draft.id}`);
      return draft;
    },
    own: only(['administrator'], 'forbidden'),
  },
  'changes.begin': {
    input: async (asking) => {
      await someDraft(asking);
      return { id: randomUUID(), basedOn: 1, steps: [someStep], name: null };
    },
    own: only(['administrator'], 'forbidden'),
  },
  'changes.save': {
    input: async (asking) => ({ ...(await someDraft(asking)), from: 1, steps: [someStep], standing: 2 }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.stage': {
    input: async (asking) => ({
      ...(await someDraft(asking, 'editing', someStagedStep)),
      first: { kind: 'folder', folder: '/' },
      rest: 'count',
      everybody: { id: randomUUID(), name: 'Frozen for everybody' },
    }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.rebase': {
    input: async (asking) => ({
      ...(await someDraft(asking)),
      onto: await latestVersion(asking),
      steps: [someStep],
    }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.rename': {
    input: async (asking) => ({ id: (await someDraft(asking)).id, name: 'Another name' }),
    own: only(['administrator'], 'forbidden'),
  },
  'changes.withdraw': { input: (asking) => someDraft(asking), own: only(['administrator'], 'forbidden') },
  'changes.reopen': {
    input: async (asking) => ({ id: (await someDraft(asking, 'withdrawn')).id }),
    own: only(['administrator'], 'forbidden'),
  },
};
