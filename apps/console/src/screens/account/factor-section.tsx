import { useMutation } from '@tanstack/react-query';
import { ShieldCheck, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AccountView } from '@remit/api/account/account-views';
import { identity } from '../../data/calls.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { Section } from '../../parts/section.tsx';
import { useFailureToast, useToast } from '../../parts/toasts.tsx';
import { EnrolDialog } from './enrol-dialog.tsx';
import { sectionTitle } from './section-title.ts';

interface FactorSectionProps {
  readonly account: AccountView;
  readonly onCodes: (codes: readonly string[], added: boolean) => void;
  readonly onChange: () => void;
}

/** Whether a second factor is in force, and what can be done about it. */
export function FactorSection({ account, onCodes, onChange }: FactorSectionProps) {
  const t = useTranslations('account');
  const toast = useToast();
  const [open, setOpen] = useState<'enrol' | 'remove' | 'renew' | null>(null);
  const close = (): void => setOpen(null);
  const failed = useFailureToast();
  const remove = useMutation({
    mutationFn: () => identity.client.account.removeFactor.mutate(),
    onSuccess: ({ sessionsEnded }) => {
      toast(t('factor.removed', { ended: sessionsEnded }));
      onChange();
    },
    onError: failed,
  });
  const renew = useMutation({
    mutationFn: () => identity.client.account.newRecoveryCodes.mutate(),
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes, false),
    onError: failed,
  });
  // Closed first: the call may ask for the second factor, and two dialogs over each other are one too many.
  const act = (mutate: () => void): void => {
    close();
    mutate();
  };
  const { secondFactor, recoveryCodesLeft: left } = account;
  return (
    <Section title={t('factor.title')} level={2} titleClass={sectionTitle}>
      <div className="mt-2 flex flex-col gap-3">
        <p className="flex flex-wrap items-center gap-2">
          <Chip
            tone={secondFactor ? 'gain' : 'warn'}
            icon={secondFactor ? <ShieldCheck size={13} aria-hidden /> : <ShieldOff size={13} aria-hidden />}
          >
            {secondFactor ? t('factor.on') : t('factor.off')}
          </Chip>
          <span className="text-ink-2">{secondFactor ? t('factor.onLead') : t('factor.offLead')}</span>
        </p>
        {secondFactor ? (
          <>
            <p className={left < 3 ? 'text-warn' : 'text-ink-2'}>{t('factor.left', { left })}</p>
            <div className="flex flex-wrap gap-2">
              <Button pending={renew.isPending} onClick={() => setOpen('renew')}>
                {t('factor.renew')}
              </Button>
              <Button look="danger" pending={remove.isPending} onClick={() => setOpen('remove')}>
                {t('factor.remove')}
              </Button>
            </div>
          </>
        ) : (
          <Button look="primary" className="self-start" onClick={() => setOpen('enrol')}>
            {t('factor.add')}
          </Button>
        )}
      </div>
      {open === 'enrol' ? (
        <EnrolDialog
          onClose={close}
          onAdded={(codes) => {
            close();
            onCodes(codes, true);
          }}
        />
      ) : null}
      <Dialog
        open={open === 'remove' || open === 'renew'}
        onClose={close}
        title={open === 'remove' ? t('factor.removeTitle') : t('factor.renew')}
        description={open === 'remove' ? t('factor.removeLead') : t('factor.renewLead')}
      >
        <DialogActions onCancel={close}>
          {open === 'remove' ? (
            <Button look="danger" onClick={() => act(remove.mutate)}>
              {t('factor.remove')}
            </Button>
          ) : (
            <Button look="primary" onClick={() => act(renew.mutate)}>
              {t('factor.renew')}
            </Button>
          )}
        </DialogActions>
      </Dialog>
    </Section>
  );
}
