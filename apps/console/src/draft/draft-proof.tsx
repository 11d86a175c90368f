import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useSettled } from '../parts/use-settled.ts';
import { useCalls } from '../shell/tenant-context.ts';
import { countedChecks } from './counted-checks.ts';
import type { Draft } from './draft.ts';
import { useChecks } from './use-checks.ts';

/** Guards are proved for every possible record: who edits on is not waited for by that. */
const QUIET_MS = 600;

/** What stands between a draft and being published: a check that fails, and somebody else who must approve it. */
export function DraftProof({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('draftHeadline');
  const calls = useCalls();
  const ready = useSettled(draft.document, QUIET_MS) === draft.document && !draft.moved;
  const proof = useChecks(draft, ready);
  const reviews = useQuery({
    ...calls.options.changes.reviews.queryOptions({ id: draft.id ?? '' }),
    enabled: ready && draft.id !== null && draft.saving === 'saved',
  });
  if (proof.kind !== 'answer') return null;
  const checks = countedChecks(proof.checks);
  const broken = checks.filter(({ passed }) => !passed);
  const [first] = broken;
  const second = reviews.data?.needsSecondPerson ?? null;
  return (
    <span data-testid="draft-proof" className="before:content-['_·_']">
      {first === undefined ? (
        t('proved', { count: checks.length })
      ) : (
        <span className="text-warn" title={broken.map(({ sentence }) => sentence ?? '').join('\n')}>
          {t('broken', {
            broken: broken.length,
            count: checks.length,
            first: first.kind === 'administrator' ? t('administrator') : first.name,
          })}
        </span>
      )}
      {second === null ? null : <span title={second}> · {t('second')}</span>}
    </span>
  );
}
