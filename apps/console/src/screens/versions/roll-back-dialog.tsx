import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { ChangedItem } from '@remit/policy/changed-items';
import type { PersonChip } from '@remit/api/views';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { PublishDocument } from './publish-document.tsx';
import { rolledBack } from './rolled-back.ts';
import { MeaningHeadline } from './version-meaning.tsx';

interface RollBackDialogProps {
  readonly version: number;
  /** The version before it; null for the first. */
  readonly from: number | null;
  /** One change of the version; null to go back to all of it. */
  readonly item: ChangedItem | null;
  readonly suggested: readonly PersonChip[];
  readonly onClose: () => void;
}

/** The way back to a version, or past one change of it, with its effect before anything is published. */
export function RollBackDialog({ version, from, item, suggested, onClose }: RollBackDialogProps) {
  const t = useTranslations('versions');
  const calls = useCalls();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const present = useQuery(calls.options.policy.current.queryOptions());
  const chosen = useQuery(calls.options.versions.get.queryOptions({ version }));
  const before = useQuery({
    ...calls.options.versions.get.queryOptions({ version: from ?? version }),
    enabled: item !== null && from !== null,
  });
  // What going back means for everybody; of one change taken back, the version itself has said it.
  const whole = useQuery({
    ...calls.options.versions.diff.queryOptions({ from: present.data?.version ?? version, to: version }),
    enabled: item === null && present.data !== undefined,
  });
  const error = present.error ?? chosen.error ?? before.error ?? whole.error;
  const [now, of, was] = [present.data, chosen.data, item === null ? chosen.data : before.data];
  const plan = useMemo(
    () =>
      now === undefined || of === undefined || was === undefined
        ? null
        : rolledBack({ before: was.document, version: of.document, present: now.document, item }),
    [now, of, was, item],
  );
  return (
    <Dialog
      open
      place="side"
      onClose={onClose}
      title={t(item === null ? 'rollBackTitle' : 'rollBackItemTitle', { version })}
      description={now === undefined ? undefined : t('rollBackLead', { next: now.version + 1 })}
    >
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void Promise.all([present.refetch(), chosen.refetch()])} />
      ) : plan === null || now === undefined || (item === null && whole.data === undefined) ? (
        <Skeleton />
      ) : !plan.possible ? (
        <p role="alert" className="rounded-md bg-warn-tint px-3 py-2 text-warn">
          <span className="font-medium">{t('refused')}.</span>{' '}
          {plan.reason?.replaceAll('`', '') ?? t('nothingToDo', { version })}
        </p>
      ) : (
        <div className="flex flex-col gap-4">
          {whole.data === undefined ? null : <MeaningHeadline meaning={whole.data.meaning} />}
          <PublishDocument
            of={`${version} ${item === null ? '' : `${item.kind} ${item.key}`}`}
            present={now}
            document={plan.document}
            suggested={whole.data?.meaning.groups.flatMap(({ people }) => people) ?? suggested}
            prefix={
              item === null
                ? t('prefix', { version: String(version) })
                : t('prefixItem', { kind: item.kind, key: item.key, version: String(version) })
            }
            onClose={onClose}
            onPublished={(published) =>
              void navigate({
                to: '/t/$tenant/versions/$version',
                params: { tenant: tenant.slug, version: String(published) },
              })
            }
          />
        </div>
      )}
    </Dialog>
  );
}
