import { Download, Paperclip, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { AttachmentView } from '@remit/api/files/attachment-views';
import type { Guard } from '@remit/api/views';
import { Button } from '../../../parts/button.tsx';
import { classes } from '../../../parts/classes.ts';
import { GuardedButton } from '../../../parts/guarded-button.tsx';
import { When } from '../../../parts/when.tsx';
import { HeldTime } from '../decide/held-time.tsx';
import type { HeldRemoval } from '../draft/use-held-removal.ts';

interface RequestFileProps {
  readonly file: AttachmentView;
  /** Whether it may be removed; null for whoever did not submit the request. */
  readonly removal: Guard | null;
  /** Its removal, while that can be taken back. */
  readonly held: HeldRemoval<AttachmentView> | null;
  /** Whether it is being fetched, or removed. */
  readonly pending: boolean;
  readonly onFetch: () => void;
  readonly onRemove: () => void;
  readonly onTakeBack: () => void;
  readonly onRemoveNow: () => void;
}

/**
 * One file of a request, with what can be done with it. While its removal can be taken back the buttons stay where they
 * were, and with them the focus: pressing Remove once more keeps the file.
 */
export function RequestFile({ file, held, removal, pending, ...on }: RequestFileProps) {
  const t = useTranslations('approvals.files');
  const { name } = file;
  const leaving = held !== null;
  return (
    <Line file={file} held={held}>
      <Button
        look={leaving ? 'ghost' : 'plain'}
        icon={leaving ? null : <Download size={15} aria-hidden />}
        aria-label={t(leaving ? 'removeNowNamed' : 'fetchNamed', { name })}
        pending={pending}
        onClick={leaving ? on.onRemoveNow : on.onFetch}
      >
        {t(leaving ? 'removeNow' : 'fetch')}
      </Button>
      {removal === null ? null : (
        <GuardedButton
          look={leaving ? 'plain' : 'ghost'}
          icon={leaving ? null : <Trash2 size={15} aria-hidden />}
          aria-label={t(leaving ? 'keepNamed' : 'removeNamed', { name })}
          guard={removal}
          pending={pending}
          onPress={leaving ? on.onTakeBack : on.onRemove}
          asked={{ title: t('removeNamed', { name }) }}
        >
          {t(leaving ? 'keep' : 'remove')}
        </GuardedButton>
      )}
    </Line>
  );
}

function Line({
  file: { name, askedText, bytes, at },
  held,
  children,
}: Pick<RequestFileProps, 'file' | 'held'> & { readonly children: ReactNode }) {
  const t = useTranslations('approvals.files');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5">
      <Paperclip size={15} aria-hidden className="shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1 basis-40">
        <p className={classes('font-medium break-words', held !== null && 'text-ink-2 line-through')}>
          {name}
        </p>
        {askedText === null ? null : <p className="text-xs">{askedText}</p>}
        <p className="text-xs text-ink-2">
          {held === null ? (
            <>
              {t('size', { kilobytes: Math.ceil(bytes / 1024) })} · <When at={at} exact />
            </>
          ) : (
            <>
              <span role="status">{t('removing')}</span> <HeldTime sendsAt={held.sendsAt} said="in" />
            </>
          )}
        </p>
      </div>
      <div className="flex gap-2 max-sm:pl-6">{children}</div>
    </li>
  );
}
