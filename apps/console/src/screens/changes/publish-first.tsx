import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes/changes-views';
import type { PolicyDocument } from '@remit/policy/document';
import { itemId } from '@remit/policy/draft/document-items';
import { itemCalled } from '../../draft/item-called.ts';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { ChoiceField } from './choice-field.tsx';
import { FirstEffect } from './first-effect.tsx';
import { FirstPicker } from './first-picker.tsx';
import { StageForm } from './stage-form.tsx';
import { usePublishFirst } from './use-publish-first.ts';

interface PublishFirstProps {
  readonly draft: DraftView;
  readonly onClose: () => void;
}

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
  const { kind, choose, picked, setPicked, rest, setRest, everybody, stage, ...split } = usePublishFirst(
    draft,
    base,
    onClose,
  );
  const { document, step, staged, whole } = split;
  const missing = kind === 'folder' ? t('stageMissingFolder') : t('stageMissingGroup');
  return (
    <StageForm
      title={t('first.title')}
      lead={t('first.lead', { name: everybody })}
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
        onChoose={choose}
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
