import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { GroupEffectView, GroupView } from '@remit/api/groups-views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogActions } from '../../parts/dialog-actions.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { EffectOnPeople } from './effect-on-people.tsx';

interface EndRoleProps {
  readonly given: GroupView['assignments'][number];
  /** Of the group. */
  readonly name: string;
  readonly onClose: () => void;
}

/** The one confirmation before a role ends for everybody in a group: what that does to whom. */
export function EndRole({ given, name, onClose }: EndRoleProps) {
  const t = useTranslations('groups');
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const effect = useQuery({
    ...calls.options.groups.previewEnd.queryOptions({ assignment: given.id }),
    staleTime: 0,
  });
  const ending = useMutation({
    mutationFn: (effectHash: string) => calls.client.groups.end.mutate({ assignment: given.id, effectHash }),
    onSuccess: async () => {
      toast(t('done', { role: given.roleLabel, name }));
      onClose();
      await queries.invalidateQueries({ queryKey: calls.options.groups.pathKey() });
      await queries.invalidateQueries({ queryKey: calls.options.people.pathKey() });
    },
    onError: (failure) => {
      toast(problemOf(failure).message);
      // What was accepted may not be what it would do any more: it is shown anew.
      void effect.refetch();
    },
  });
  const ready = effect.data !== undefined && effect.data.refusal === null ? effect.data.effectHash : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('endTitle', { role: given.roleLabel, folder: given.folder, name })}
    >
      <div aria-live="polite">
        {effect.error === null ? null : <p className="text-loss">{problemOf(effect.error).message}</p>}
        {effect.isPending ? <p className="text-ink-2">{t('checking')}</p> : null}
        {effect.data === undefined ? null : <Effect effect={effect.data} />}
      </div>
      <DialogActions onCancel={onClose} className="mt-4">
        {ready === null ? null : (
          <Button look="danger" pending={ending.isPending} onClick={() => ending.mutate(ready)}>
            {t('end')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Effect({ effect }: { readonly effect: GroupEffectView }) {
  const t = useTranslations('groups');
  return (
    <div className="flex flex-col gap-3">
      {effect.refusal === null ? null : (
        <p className="rounded-md bg-loss-tint px-3 py-2 text-loss">
          <span className="font-medium">{t('refused')}:</span> {effect.refusal}.
        </p>
      )}
      <EffectOnPeople effect={effect} />
      {effect.refusal === null ? <p className="text-xs text-ink-3">{t('sessions')}</p> : null}
    </div>
  );
}
