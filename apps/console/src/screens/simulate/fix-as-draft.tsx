import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { FixDraft } from '@remit/api/simulate/simulate-views';
import { useBeginDraft } from '../../draft/use-begin-draft.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

interface FixAsDraftProps {
  readonly draft: FixDraft;
  /** What the fix says; the draft is called so. */
  readonly name: string;
}

/** A draft is called by at most so many characters. */
const LONGEST = 120;

/** Makes a draft of what a fix changes in the policy; then leads to it, and to the same question under it. */
export function FixAsDraft({ draft: { basedOn, step, whole }, name }: FixAsDraftProps) {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const { tenant } = useMe();
  const { change } = useSimulateSearch();
  const drafts = useQuery(calls.options.changes.list.queryOptions({ ended: false }));
  const { data: policy } = useQuery(calls.options.policy.current.queryOptions());
  const begin = useBeginDraft(() => undefined);
  const begun = begin.data;
  if (begun !== undefined) {
    return (
      <p className="flex flex-wrap items-center gap-2" role="status">
        <Link
          to="/t/$tenant/changes/$draft/impact"
          params={{ tenant: tenant.slug, draft: begun.id }}
          className={buttonLook()}
        >
          {t('fixDraftOpen')}
        </Link>
        <Button onClick={() => change({ draft: begun.id, version: undefined, tab: undefined })}>
          {t('fixDraftAsk')}
        </Button>
      </p>
    );
  }
  if (drafts.data === undefined) return null;
  // Until the fixes are those of the version that is in force by now, a draft of them would undo what was published.
  const ready = policy !== undefined && policy.version === basedOn;
  return (
    <p>
      <GuardedButton
        guard={drafts.data.begin}
        asked={{ title: t('fixDraft') }}
        pending={begin.isPending || !ready}
        onPress={() => {
          if (begin.isPending || !ready) return;
          begin.mutate({ version: policy.version, step, name: name.slice(0, LONGEST).trim() });
        }}
      >
        {t(whole ? 'fixDraft' : 'fixDraftPart')}
      </GuardedButton>
    </p>
  );
}
