import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OperatorFlagView, OperatorTenantRow } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useFlagWords } from './flag-words.ts';
import { ReasonForm } from './reason-form.tsx';
import { useRefresh } from './use-refresh.ts';

interface SetFlagProps {
  readonly flag: OperatorFlagView;
  readonly tenants: readonly OperatorTenantRow[];
  /** Why it cannot be set for a share of all tenants; null when it can. */
  readonly refusal: string | null;
  readonly onClose: () => void;
}

/** Sets a flag for one tenant, or for a share of all. */
export function SetFlag({ flag: { flag, definition }, tenants, refusal, onClose }: SetFlagProps) {
  const t = useTranslations('operator.flags');
  const words = useFlagWords();
  const values: readonly (boolean | string)[] =
    definition.kind === 'switch' ? [true, false] : definition.values;
  const done = useDone(onClose);
  const [tenant, setTenant] = useState<string>('');
  const [chosen, setChosen] = useState(
    Math.max(
      0,
      values.findIndex((value) => value !== definition.default),
    ),
  );
  const [percent, setPercent] = useState('10');
  const share = /^\d{1,3}$/.test(percent) && Number(percent) <= 100 ? Number(percent) : null;
  const refused = tenant === '' && refusal !== null ? refusal : share === null ? t('percentWrong') : null;
  const set = useMutation({
    mutationFn: (reason: string) =>
      identity.client.operator.setFlag.mutate({
        flag,
        tenant: tenant === '' ? null : tenant,
        value: values[chosen] ?? definition.default,
        percent: tenant === '' ? (share ?? 0) : 100,
        reason,
      }),
    onSuccess: done,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('setTitle', { flag: words.name(flag) })}
      description={definition.description}
    >
      <ReasonForm
        act={t('setDo')}
        readBy="operators"
        pending={set.isPending}
        error={set.error}
        refused={refused}
        onSubmit={(reason) => set.mutate(reason)}
        onCancel={onClose}
      >
        <SelectField
          label={t('newValue')}
          choices={values.map((value, index) => [index, words.value(value)])}
          chosen={chosen}
          onChoose={setChosen}
        />
        <SelectField
          label={t('whom')}
          choices={[['', t('everybody')], ...tenants.map(({ id, name }) => [id, name] as const)]}
          chosen={tenant}
          onChoose={setTenant}
        />
        {tenant === '' ? (
          <TextField
            label={t('percent')}
            autoComplete="off"
            spellCheck={false}
            value={percent}
            onChange={setPercent}
          />
        ) : null}
      </ReasonForm>
    </Dialog>
  );
}

interface ClearFlagProps {
  readonly flag: OperatorFlagView['flag'];
  /** Null: the roll-out. */
  readonly tenant: string | null;
  readonly whom: string;
  readonly onClose: () => void;
}

/** Takes a setting of a flag back. */
export function ClearFlag({ flag, tenant, whom, onClose }: ClearFlagProps) {
  const t = useTranslations('operator.flags');
  const words = useFlagWords();
  const done = useDone(onClose);
  const clear = useMutation({
    mutationFn: (reason: string) => identity.client.operator.clearFlag.mutate({ flag, tenant, reason }),
    onSuccess: done,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('clearTitle', { flag: words.name(flag) })}
      description={t('clearLead', { whom })}
    >
      <ReasonForm
        act={t('clearDo')}
        readBy="operators"
        pending={clear.isPending}
        error={clear.error}
        onSubmit={(reason) => clear.mutate(reason)}
        onCancel={onClose}
      />
    </Dialog>
  );
}

/** What follows on a flag that was set, or set back: what is shown is asked for anew, and the dialog goes. */
function useDone(onClose: () => void): () => Promise<void> {
  const t = useTranslations('operator.flags');
  const toast = useToast();
  const refresh = useRefresh();
  return async () => {
    await refresh();
    toast(t('done'));
    onClose();
  };
}
