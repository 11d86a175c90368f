import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OperatorTenantRow } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useRefresh } from './use-refresh.ts';

interface HostListProps {
  readonly tenant: OperatorTenantRow;
  readonly hosts: readonly string[];
  readonly titleClass: string;
}

/** The host names that lead to one tenant alone. */
export function HostList({ tenant, hosts, titleClass }: HostListProps) {
  const t = useTranslations('operator.tenant');
  const [asking, setAsking] = useState<{ readonly remove: string | null } | null>(null);
  return (
    <Section title={t('hosts')} level={2} titleClass={titleClass}>
      {hosts.length === 0 ? <p className="mt-1 text-ink-2">{t('hostsNone')}</p> : null}
      <ul className="mt-2 flex flex-col gap-1.5 empty:hidden">
        {hosts.map((host) => (
          <li key={host} className="flex items-center gap-3">
            <span className="min-w-0 flex-1 font-mono text-xs break-all">{host}</span>
            <Button look="ghost" onClick={() => setAsking({ remove: host })}>
              {t('hostRemove')}
            </Button>
          </li>
        ))}
      </ul>
      <Button className="mt-3" onClick={() => setAsking({ remove: null })}>
        {t('hostAdd')}
      </Button>
      {asking === null ? null : (
        <HostDialog id={tenant.id} remove={asking.remove} onClose={() => setAsking(null)} />
      )}
    </Section>
  );
}

interface HostDialogProps {
  readonly id: string;
  /** The host that goes; null where one is added. */
  readonly remove: string | null;
  readonly onClose: () => void;
}

function HostDialog({ id, remove, onClose }: HostDialogProps) {
  const t = useTranslations('operator.tenant');
  const refresh = useRefresh();
  const [host, setHost] = useState('');
  const change = useMutation({
    mutationFn: (reason: string) =>
      remove === null
        ? identity.client.operator.addHost.mutate({ id, host, reason })
        : identity.client.operator.removeHost.mutate({ id, host: remove, reason }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={remove === null ? t('hostAdd') : t('hostRemoveTitle', { host: remove })}
      description={remove === null ? t('hostHint') : t('hostRemoveLead')}
    >
      <ReasonForm
        act={remove === null ? t('hostAddDo') : t('hostRemoveDo')}
        readBy="operators"
        look={remove === null ? 'primary' : 'danger'}
        pending={change.isPending}
        error={change.error}
        onSubmit={(reason) => change.mutate(reason)}
        onCancel={onClose}
      >
        {remove === null ? (
          <TextField
            label={t('host')}
            autoComplete="off"
            spellCheck={false}
            value={host}
            onChange={setHost}
          />
        ) : null}
      </ReasonForm>
    </Dialog>
  );
}
