import { useMutation } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CreatedTenantView, OperatorTenantsView } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useRefresh } from './use-refresh.ts';

interface CreateTenantProps {
  readonly about: OperatorTenantsView;
  readonly onClose: () => void;
}

const typed = ['name', 'slug', 'person', 'email', 'timeZone', 'baseCurrency'] as const;
type Typed = (typeof typed)[number];

/** Makes a tenant: what it is called, where it is kept, who administers it first; then the steps it went through. */
export function CreateTenant({ about, onClose }: CreateTenantProps) {
  const t = useTranslations('operator.create');
  const refresh = useRefresh();
  const [fields, setFields] = useState({
    name: '',
    slug: '',
    tier: 'dedicated' as 'dedicated' | 'shared',
    server: about.servers[0] ?? 'main',
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    baseCurrency: 'EUR',
    accent: about.accents[0] ?? 'indigo',
    email: '',
    person: '',
  });
  const isMissing = (name: Typed): boolean => fields[name].trim() === '';
  const make = useMutation({
    mutationFn: (reason: string) => {
      const { email, person, ...tenant } = fields;
      return identity.client.operator.create.mutate({
        ...tenant,
        administrator: { email, name: person },
        reason,
      });
    },
    onSuccess: refresh,
  });
  const input = (name: Typed, tried: boolean, label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      autoComplete="off"
      spellCheck={false}
      error={tried && isMissing(name) ? t('missing') : null}
      value={fields[name]}
      onChange={(text) => setFields({ ...fields, [name]: text })}
    />
  );
  if (make.isSuccess) return <Created made={make.data} email={fields.email} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t('title')} description={t('lead')}>
      <ReasonForm
        act={make.isPending ? t('making') : t('make')}
        readBy="operators"
        pending={make.isPending}
        error={make.error}
        onSubmit={(reason) => make.mutate(reason)}
        onCancel={onClose}
        incomplete={typed.some(isMissing)}
      >
        {(tried) => (
          <div className="grid gap-4 sm:grid-cols-2">
            {input('name', tried, t('name'))}
            {input('slug', tried, t('slug'), t('slugHint'))}
            {input('person', tried, t('person'))}
            {input('email', tried, t('email'))}
            <TierField tier={fields.tier} onChange={(tier) => setFields({ ...fields, tier })} />
            <SelectField
              label={t('server')}
              choices={about.servers.map((each) => [each, each])}
              chosen={fields.server}
              onChoose={(server) => setFields({ ...fields, server })}
            />
            {input('timeZone', tried, t('timeZone'))}
            {input('baseCurrency', tried, t('currency'))}
            <SelectField
              label={t('accent')}
              choices={about.accents.map((each) => [each, each])}
              chosen={fields.accent}
              onChoose={(accent) => setFields({ ...fields, accent })}
            />
          </div>
        )}
      </ReasonForm>
    </Dialog>
  );
}

function TierField({
  tier,
  onChange,
}: {
  readonly tier: 'dedicated' | 'shared';
  readonly onChange: (tier: 'dedicated' | 'shared') => void;
}) {
  const t = useTranslations('operator');
  return (
    <SelectField
      label={t('create.tier')}
      choices={[
        ['dedicated', t('tier.dedicated')],
        ['shared', t('tier.shared')],
      ]}
      chosen={tier}
      onChoose={onChange}
    />
  );
}

interface CreatedProps {
  readonly made: CreatedTenantView;
  readonly email: string;
  readonly onClose: () => void;
}

const steps = ['database', 'policy', 'administrator', 'open'] as const;

function Created({ made, email, onClose }: CreatedProps) {
  const t = useTranslations('operator.create');
  return (
    <Dialog open onClose={onClose} title={t('doneTitle', { name: made.tenant.name })}>
      <ol className="flex flex-col gap-2">
        {steps.map((step) => (
          <li key={step} className="flex items-center gap-2">
            <CircleCheck size={16} aria-hidden className="shrink-0 text-gain" />
            <span className="flex-1">{t(`step.${step}`)}</span>
            <span className="figures text-xs text-ink-3">
              {t('took', { ms: made.steps.find((each) => each.step === step)?.ms ?? 0 })}
            </span>
          </li>
        ))}
      </ol>
      {made.password === null ? (
        <p className="mt-4 text-ink-2">{t('known', { email })}</p>
      ) : (
        <>
          <p className="mt-4 text-ink-2">{t('password', { email })}</p>
          <p className="card mt-2 flex items-center gap-2 p-3">
            <code className="min-w-0 flex-1 font-mono text-sm break-all">{made.password}</code>
            <CopyButton text={made.password} label={t('copy')} />
          </p>
        </>
      )}
      <div className="mt-4 flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </Dialog>
  );
}
