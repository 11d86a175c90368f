import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import { itemId } from '@remit/policy/document-items';
import { applySteps } from '@remit/policy/draft-steps';
import { splitDraft, type WholeItems } from '@remit/policy/split-draft';
import { conditionOf } from '@remit/policy/staging';
import { itemCalled } from '../../draft/item-called.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { ChoiceField } from './choice-field.tsx';
import { FirstEffect } from './first-effect.tsx';
import { FirstPicker } from './first-picker.tsx';
import { StageForm } from './stage-form.tsx';
import { useDraftDeed } from './use-draft-deed.ts';

interface PublishFirstProps {
  readonly draft: DraftView;
  readonly onClose: () => void;
}

/** The most characters that a draft's name may have. */
const longest = 120;

/** Lets a whole draft count in one folder, or for one group, first; what it said stays in a draft of its own. */
export function PublishFirst({ draft, onClose }: PublishFirstProps) {
  const t = useTranslations('draftImpact');
  const { options } = useCalls();
  const base = useQuery({
    ...options.versions.get.queryOptions({ version: draft.basedOn }),
    staleTime: Infinity,
  });
  if (base.data !== undefined)
    return <KnownFirst draft={draft} base={base.data.document} onClose={onClose} />;
  return (
    <Dialog open title={t('first.title')} onClose={onClose}>
      {base.isError ? (
        <ErrorState error={base.error} onRetry={() => void base.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Dialog>
  );
}

function KnownFirst({ draft, base, onClose }: PublishFirstProps & { readonly base: PolicyDocument }) {
  const t = useTranslations('draftImpact');
  const name = useTranslations('versions');
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
  const { document, step, staged, whole } = useMemo(() => {
    const drafted = applySteps(base, draft.steps.slice(0, draft.standing));
    const place = kind === 'folder' ? ({ kind, folder: where } as const) : { kind, group: where };
    const split = splitDraft(base, drafted, conditionOf(place), rest);
    return { ...split, document: applySteps(base, [split.step]) };
  }, [base, draft, kind, where, rest]);
  const stage = useDraftDeed(
    () => client.changes.stage.mutate({ id: draft.id, revision: draft.revision, first, rest, everybody }),
    () => {
      onClose();
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
  const missing = kind === 'folder' ? t('stageMissingFolder') : t('stageMissingGroup');
  return (
    <StageForm
      title={t('first.title')}
      lead={t('first.lead', { name: everybody.name })}
      missing={picked === null ? missing : null}
      refused={staged.length === 0 ? t('first.nothing') : null}
      sending={stage}
      onSend={() => {
        if (staged.length > 0) stage.mutate(undefined);
      }}
      onClose={onClose}
    >
      <ChoiceField
        legend={t('first.where')}
        choices={[
          ['folder', t('first.folder')],
          ['group', t('first.group')],
        ]}
        chosen={kind}
        onChoose={(choice) => {
          setKind(choice);
          setPicked(null);
        }}
      />
      <FirstPicker kind={kind} picked={picked} onPick={setPicked} />
      {whole.length === 0 ? null : (
        <div className="flex flex-col gap-2">
          <p className="text-ink-2">{t('first.whole', { count: whole.length })}</p>
          <ul className="list-disc pl-5" aria-label={t('first.wholeList')}>
            {whole.map((item) => (
              <li key={itemId(item)} className="break-words">
                {name(`item.${item.kind}`, { key: itemCalled(document, item) })}
              </li>
            ))}
          </ul>
          <ChoiceField
            legend={t('first.rest')}
            choices={[
              ['wait', t('first.wait')],
              ['count', t('first.count')],
            ]}
            chosen={rest}
            onChoose={setRest}
          />
        </div>
      )}
      {picked === null || staged.length === 0 ? null : (
        <FirstEffect base={base} basedOn={draft.basedOn} document={document} step={step} />
      )}
    </StageForm>
  );
}
