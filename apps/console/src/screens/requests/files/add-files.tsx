import { Paperclip } from 'lucide-react';
import { useRef, type DragEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { AttachmentsView } from '@remit/api/files/attachment-views';
import { Button } from '../../../parts/button.tsx';
import { GuardedButton } from '../../../parts/guarded-button.tsx';
import { Meter } from '../../../parts/meter.tsx';
import type { FileOnItsWay, FilesOwner } from './use-file-sending.ts';

interface AddFilesProps extends Pick<AttachmentsView, 'change' | 'kept' | 'limits'> {
  readonly owner: Pick<FilesOwner, 'name' | 'sent'>;
  readonly onItsWay: FileOnItsWay | null;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onStop: () => void;
}

/** Where whoever writes or submitted a request adds files to it, and sees how far the one that is sent has come. */
export function AddFiles({ owner, change, kept, limits, onItsWay, onFiles, onStop }: AddFilesProps) {
  const t = useTranslations('approvals.files');
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    if (change.allowed) onFiles([...event.dataTransfer.files]);
  };
  const percent = Math.floor((onItsWay?.part ?? 0) * 100);
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      className="flex flex-wrap items-center gap-3 rounded-lg border border-dashed border-line-strong p-3"
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={limits.endings.map((ending) => `.${ending}`).join(',')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      {onItsWay === null ? (
        <>
          <GuardedButton
            guard={change}
            icon={<Paperclip size={15} aria-hidden />}
            onPress={() => input.current?.click()}
            asked={{ title: t('addTo', { number: owner.name }) }}
          >
            {t('add')}
          </GuardedButton>
          <p className="min-w-0 flex-1 basis-56 text-xs text-ink-2">
            {t('limits', { megabytes: limits.bytes / (1024 * 1024), files: limits.files })}
            {owner.sent ? ` ${t('anew')}` : null}
            {kept === 'always' ? null : ` ${t('kept', { time: kept })}`}
          </p>
        </>
      ) : (
        <>
          <div
            role="progressbar"
            aria-label={t('sending', { name: onItsWay.name })}
            aria-valuenow={percent}
            className="min-w-0 flex-1 basis-56"
          >
            <p className="flex gap-3 pb-1">
              <span className="min-w-0 flex-1 truncate">{t('sending', { name: onItsWay.name })}</span>
              <span className="figures">{t('percent', { percent })}</span>
            </p>
            <Meter part={percent} whole={100} />
          </div>
          <Button look="ghost" aria-label={t('stopNamed', { name: onItsWay.name })} onClick={onStop}>
            {t('stop')}
          </Button>
        </>
      )}
    </div>
  );
}
