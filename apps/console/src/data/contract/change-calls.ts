import type { CellEffectView } from '@remit/api/changes/changes-cell-views';
import type {
  DraftWhyView,
  Drafted,
  HeadlineView,
  ImpactChecksView,
  ImpactEffectView,
  ImpactPeopleView,
  ReplayView,
  ToldDirectory,
} from '@remit/api/changes/changes-impact-views';
import type {
  DraftReviewsView,
  DraftStanding,
  DraftView,
  DraftsView,
  StagedStanding,
} from '@remit/api/changes/changes-views';
import type { VersionView, VersionsDiffView, VersionsView } from '@remit/api/policy/versions-views';
import type { ItemName } from '@remit/policy/draft/document-items';
import type { DraftStep } from '@remit/policy/draft/draft-steps';
import type { WholeItems } from '@remit/policy/draft/split-draft';
import type { Staging } from '@remit/policy/draft/staging';
import type { Mutation, Query } from './call.ts';

/** The calls about drafts of the policy, and about its versions. */
export interface ChangeCalls {
  changes: {
    list: Query<{ ended: boolean }, DraftsView>;
    get: Query<{ id: string }, DraftView>;
    impact: Query<{ id: string }, Drafted<ImpactPeopleView>>;
    headline: Query<{ id: string }, Drafted<HeadlineView>>;
    directory: Query<void, ToldDirectory>;
    checks: Query<{ id: string }, Drafted<ImpactChecksView>>;
    effect: Query<{ id: string }, Drafted<ImpactEffectView>>;
    cell: Query<
      { draft: string | null; basedOn: number; step: DraftStep; type: string; action: string },
      Drafted<CellEffectView>
    >;
    replay: Query<{ id: string; cursor: string | null }, Drafted<ReplayView>>;
    why: Query<
      { id: string; member: string; type: string; action: string; folder: string | null },
      Drafted<DraftWhyView>
    >;
    begin: Mutation<
      { id: string; basedOn: number; steps: readonly DraftStep[]; name: string | null },
      DraftStanding
    >;
    save: Mutation<
      { id: string; revision: number; from: number; steps: readonly DraftStep[]; standing: number },
      DraftStanding
    >;
    stage: Mutation<
      {
        id: string;
        revision: number;
        first: Exclude<Staging, { kind: 'but' }>;
        rest: WholeItems;
        everybody: { id: string; name: string };
      },
      StagedStanding
    >;
    rebase: Mutation<
      { id: string; revision: number; onto: number; steps: readonly DraftStep[] },
      DraftStanding
    >;
    rename: Mutation<{ id: string; name: string }, DraftStanding>;
    withdraw: Mutation<{ id: string; revision: number }, DraftStanding>;
    reopen: Mutation<{ id: string }, DraftStanding>;
    reviews: Query<{ id: string }, DraftReviewsView>;
    requestReview: Mutation<{ id: string; revision: number }, DraftStanding>;
    approve: Mutation<{ id: string; revision: number; comment: string }, DraftStanding>;
    reject: Mutation<{ id: string; revision: number; comment: string }, DraftStanding>;
    comment: Mutation<{ id: string; item: ItemName | null; text: string }, DraftStanding>;
    publish: Mutation<
      { id: string; revision: number; effectHash: string; reason: string; breakGlass?: boolean },
      DraftStanding & { readonly version: number }
    >;
    schedule: Mutation<
      { id: string; revision: number; effectHash: string; reason: string; at: number },
      DraftStanding
    >;
    unschedule: Mutation<{ id: string; revision: number }, DraftStanding>;
  };
  versions: {
    list: Query<void, VersionsView>;
    get: Query<{ version: number }, VersionView>;
    diff: Query<{ from: number; to: number }, VersionsDiffView>;
  };
}
