import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { AttachmentsView } from '@remit/api/files/attachment-views';
import type { AskedView } from '@remit/api/requests/request-views';
import { GuardedButton } from '../../../parts/guarded-button.tsx';

interface AskedFilesProps extends Pick<AttachmentsView, 'change' | 'limits'> {
  readonly asked: AskedView['files'];
  readonly there: AttachmentsView['files'];
  /** Whether one is on its way already. */
  readonly pending: boolean;
  /** Told under which name a file is put. */
  readonly onFile: (file: File, name: string) => void;
}

/** The files that a form asks for, each with a place to put it: also where one is there, which another can take the place of. */
export function AskedFiles({ asked, there, ...place }: AskedFilesProps) {
  const put = new Set(there.map((file) => file.asked));
  return (
    <ul className="flex flex-col gap-1">
      {asked.map((file) => (
        <AskedPlace key={file.name} file={file} isThere={put.has(file.name)} {...place} />
      ))}
    </ul>
  );
}

interface AskedPlaceProps extends Omit<AskedFilesProps, 'asked' | 'there'> {
  readonly file: AskedView['files'][number];
  readonly isThere: boolean;
}

function AskedPlace({
  file: { name, text, required },
  isThere,
  change,
  limits,
  pending,
  onFile,
}: AskedPlaceProps) {
  const t = useTranslations('approvals.files');
  const input = useRef<HTMLInputElement>(null);
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-lg border border-dashed border-line-strong p-3">
      <p className="min-w-0 flex-1 basis-40">
        <span className="font-medium">{text}</span>{' '}
        <span className="text-xs text-ink-2">{t(isThere ? 'there' : required ? 'needed' : 'optional')}</span>
      </p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text}
        accept={limits.endings.map((ending) => `.${ending}`).join(',')}
        onChange={({ target }) => {
          const [picked] = target.files ?? [];
          if (picked !== undefined) onFile(picked, name);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <GuardedButton
        guard={change}
        icon={<Paperclip size={15} aria-hidden />}
        pending={pending}
        aria-label={t('putNamed', { text })}
        onPress={() => input.current?.click()}
        asked={{ title: t('putNamed', { text }) }}
      >
        {t('put')}
      </GuardedButton>
    </li>
  );
}
