import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';

interface InviteLinkDialogProps {
  readonly name: string;
  readonly email: string;
  readonly token: string;
  readonly onClose: () => void;
}

/** The link that lets somebody in; it is shown this once. */
export function InviteLinkDialog({ name, email, token, onClose }: InviteLinkDialogProps) {
  const t = useTranslations('guests');
  const link = `${window.location.origin}/invite/${token}`;
  return (
    <Dialog open mustAnswer onClose={onClose} title={t('linkTitle', { name })}>
      <p className="text-ink-2">{t('linkLead', { email })}</p>
      <p className="my-3 flex items-center gap-2 rounded-md bg-sunken px-3 py-2">
        <code className="min-w-0 flex-1 font-mono text-xs break-all">{link}</code>
        <CopyButton text={link} label={t('copy')} />
      </p>
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </Dialog>
  );
}
