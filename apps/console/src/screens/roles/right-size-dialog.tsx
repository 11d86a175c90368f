import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { rightSize } from '../../words/right-size.ts';
import { MoreWords } from '../../words/words.tsx';
import { RightSizeBasis } from './right-size-basis.tsx';
import { RightSizeElsewhere } from './right-size-elsewhere.tsx';
import { RightSizeForm } from './right-size-form.tsx';

interface RightSizeDialogProps {
  readonly draft: Draft;
  readonly role: Role;
  readonly onClose: () => void;
}

/** The smallest role that still allows everything that was done by it: what nobody used, to be taken away one by one. */
export function RightSizeDialog(props: RightSizeDialogProps) {
  return (
    <MoreWords words={{ rightSize }}>
      <RightSize {...props} />
    </MoreWords>
  );
}

function RightSize({ draft, role, onClose }: RightSizeDialogProps) {
  const t = useTranslations('rightSize');
  const calls = useCalls();
  const label = role.label ?? role.name;
  const use = useQuery(calls.options.uses.role.queryOptions({ role: role.name }));
  return (
    <Dialog open onClose={onClose} title={t('title', { role: label })} description={t('lead')}>
      {use.isError ? (
        <ErrorState error={use.error} onRetry={() => void use.refetch()} />
      ) : use.data === undefined ? (
        <div className="relative min-h-20">
          <ThinBar active label={t('loading')} />
        </div>
      ) : (
        <div className="flex flex-col gap-4">
          <RightSizeBasis use={use.data} label={label} />
          <RightSizeForm draft={draft} role={role} use={use.data} onClose={onClose} />
          <RightSizeElsewhere draft={draft} role={role} use={use.data} onOpen={onClose} />
        </div>
      )}
    </Dialog>
  );
}
