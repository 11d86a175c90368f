import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OperatorTenantView } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useRefresh } from './use-refresh.ts';

/** What an operator can do about the place of a tenant. */
export type MoveAct = 'begin' | 'resume' | 'cancel' | 'purge';

interface MoveDialogProps {
  readonly act: MoveAct;
  readonly about: OperatorTenantView;
  readonly onClose: () => void;
}

/** One confirmation that says what a move does to whom, and asks why. */
export function MoveDialog({ act, about, onClose }: MoveDialogProps) {
  const t = useTranslations('operator.move');
  const refresh = useRefresh();
  const { id, name } = about.tenant;
  const [server, setServer] = useState(about.move?.to.server ?? about.movesTo[0] ?? '');
  const does = useMutation({
    mutationFn: (reason: string) => {
      const { operator } = identity.client;
      switch (act) {
        case 'begin':
        case 'resume':
          return operator.move.mutate({ id, server, reason });
        case 'cancel':
          return operator.cancelMove.mutate({ id, reason });
        case 'purge':
          return operator.purgeMoved.mutate({ id, reason });
        default:
          return act satisfies never;
      }
    },
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t(`${act}.title`, { name })} description={t(`${act}.lead`)}>
      <ReasonForm
        act={t(`${act}.do`)}
        readBy={act === 'begin' || act === 'resume' ? 'tenant' : 'operators'}
        look={act === 'purge' ? 'danger' : 'primary'}
        pending={does.isPending}
        error={does.error}
        onSubmit={(reason) => does.mutate(reason)}
        onCancel={onClose}
      >
        {act === 'begin' && about.movesTo.length > 1 ? (
          <SelectField
            label={t('server')}
            choices={about.movesTo.map((each) => [each, each])}
            chosen={server}
            onChoose={setServer}
          />
        ) : null}
      </ReasonForm>
    </Dialog>
  );
}
