import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import { applySteps } from '@remit/policy/draft/draft-steps';
import { splitDraft, type WholeItems } from '@remit/policy/draft/split-draft';
import { conditionOf } from '@remit/policy/draft/staging';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useDraftDeed } from './use-draft-deed.ts';

/** The most characters that a draft's name may have. */
const longest = 120;

/**
 * Where a draft shall count first, while that is chosen: what of it can, what comes of it there, and sending it.
 * @param base what the draft is based on
 * @param onDone told once it is done
 */
export function usePublishFirst(draft: DraftView, base: PolicyDocument, onDone: () => void) {
  const t = useTranslations('draftImpact');
  const { client } = useCalls();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const toast = useToast();
  const [kind, setKind] = useState<'folder' | 'group'>('folder');
  const [picked, setPicked] = useState<string | null>(null);
  const [rest, setRest] = useState<WholeItems>('wait');
  // The same however often it is sent: what came of the first time may not have been heard of.
  const [everybody] = useState(() => ({
    id: crypto.randomUUID(),
    name: t('first.everybody', { name: draft.name }).slice(0, longest),
  }));
  const first =
    kind === 'folder' ? ({ kind, folder: picked ?? '/' } as const) : { kind, group: picked ?? '' };
  const where = picked ?? '/';
  const split = useMemo(() => {
    const drafted = applySteps(base, draft.steps.slice(0, draft.standing));
    const place = kind === 'folder' ? ({ kind, folder: where } as const) : { kind, group: where };
    const { step, staged, whole } = splitDraft(base, drafted, conditionOf(place), rest);
    return { step, staged, whole, document: applySteps(base, [step]) };
  }, [base, draft, kind, where, rest]);
  const stage = useDraftDeed(
    () => client.changes.stage.mutate({ id: draft.id, revision: draft.revision, first, rest, everybody }),
    () => {
      onDone();
      toast(t('first.done'), t('first.doneRest', { name: everybody.name }), {
        label: t('first.show'),
        run: () =>
          void navigate({
            to: '/t/$tenant/changes/$draft/impact',
            params: { tenant: tenant.slug, draft: everybody.id },
          }),
      });
    },
  );
  const choose = (next: 'folder' | 'group'): void => {
    setKind(next);
    setPicked(null);
  };
  return { kind, choose, picked, setPicked, rest, setRest, everybody: everybody.name, ...split, stage };
}
