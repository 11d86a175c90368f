import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { changedItems, type ChangedItem } from '@remit/policy/draft/changed-items';
import { stepBetween } from '@remit/policy/draft/draft-steps';
import { itemCalled } from '../../draft/item-called.ts';
import { useBeginDraft } from '../../draft/use-begin-draft.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { ItemList } from './item-list.tsx';
import { rolledBack } from './rolled-back.ts';

interface RollBackDialogProps {
  readonly version: number;
  /** The version before it; null for the first. */
  readonly from: number | null;
  /** One change of the version; null to go back to all of it. */
  readonly item: ChangedItem | null;
  /** Whether the change is taken back, or taken up from this version as it stands there. */
  readonly way: 'back' | 'up';
  readonly onClose: () => void;
}

/** A draft that goes back to a version, or takes one change of it back or up; what it means is read there. */
export function RollBackDialog({ version, from, item, way, onClose }: RollBackDialogProps) {
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
  const begin = useBeginDraft(
    ({ id }) =>
      void navigate({ to: '/t/$tenant/changes/$draft/impact', params: { tenant: tenant.slug, draft: id } }),
  );
  const error = present.error ?? chosen.error ?? before.error;
  const [now, of, was] = [present.data, chosen.data, item === null ? chosen.data : before.data];
  const plan = useMemo(
    () =>
      now === undefined || of === undefined || was === undefined
        ? null
        : rolledBack({ before: was.document, version: of.document, present: now.document, item, way }),
    [now, of, was, item, way],
  );
  const title =
    item === null
      ? t('rollBackTitle', { version })
      : t(way === 'back' ? 'rollBackItemTitle' : 'takeUpTitle', { version });
  const name =
    item === null
      ? t('prefix', { version: String(version) })
      : t(way === 'back' ? 'prefixItem' : 'prefixTakeUp', {
          item: t(`item.${item.kind}`, { key: itemCalled(now?.document, item) }),
          version: String(version),
        });
  return (
    <Dialog open place="side" onClose={onClose} title={title} description={t('rollBackLead')}>
      {error !== null ? (
        <ErrorState error={error} onRetry={() => void Promise.all([present.refetch(), chosen.refetch()])} />
      ) : plan === null || now === undefined ? (
        <Skeleton />
      ) : !plan.possible ? (
        <p role="alert" className="rounded-md bg-warn-tint px-3 py-2 text-warn">
          <span className="font-medium">{t('refused')}.</span>{' '}
          {plan.reason?.replaceAll('`', '') ?? t('nothingToDo', { version })}
        </p>
      ) : (
        <div className="flex flex-col gap-4">
          <Section level={3} title={t('willChange')} className="flex flex-col gap-1.5">
            <ItemList items={changedItems(now.document, plan.document)} publish={null} />
          </Section>
          <DialogActions onCancel={onClose}>
            <Button
              look="primary"
              pending={begin.isPending}
              onClick={() => {
                if (begin.isPending) return;
                // As much of it as a name may be: what it names is in the draft.
                const cut = name.slice(0, 120);
                begin.mutate({
                  version: now.version,
                  step: stepBetween(now.document, plan.document),
                  name: cut,
                });
              }}
            >
              {t('makeDraft')}
            </Button>
          </DialogActions>
        </div>
      )}
    </Dialog>
  );
}
