import { Paperclip } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { AskedView } from '@remit/api/requests/request-views';
import { Button } from '../../../parts/button.tsx';
import { Section } from '../../../parts/section.tsx';
import { Files } from '../files/files.tsx';
import type { RequestDraftKeeper } from './use-request-draft.ts';

interface DraftFilesProps {
  /** What the form asks to bring. */
  readonly asked: AskedView['files'];
  readonly draft: Pick<RequestDraftKeeper, 'seen' | 'saving' | 'filesChanged' | 'inLine'>;
  readonly onSave: () => void;
}

/** The files of a request that is being written: they lie with its draft, which is saved first. */
export function DraftFiles({
  draft: { seen, saving, filesChanged, inLine },
  asked,
  onSave,
}: DraftFilesProps) {
  const t = useTranslations('requestDrafts');
  const files = useTranslations('approvals.files');
  if (seen !== null) {
    return (
      <Files
        key={seen.id}
        level={2}
        own
        asked={asked}
        owner={{
          ...seen,
          name: t('this'),
          sent: false,
          next: filesChanged,
          inLine: (work) => inLine((now) => work(now?.revision ?? seen.revision)),
        }}
      />
    );
  }
  return (
    <Section level={2} title={files('title')} titleClass="font-medium" className="flex flex-col gap-2">
      <ul className="flex flex-col gap-1">
        {asked.map(({ name, text, required }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{text}</span>
            <span className="text-xs text-ink-2">{files(required ? 'needed' : 'optional')}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3 rounded-lg border border-dashed border-line-strong p-3">
        <Button icon={<Paperclip size={15} aria-hidden />} pending={saving} onClick={onSave}>
          {t('filesFirst')}
        </Button>
        <p className="min-w-0 flex-1 basis-56 text-xs text-ink-2">{t('filesHint')}</p>
      </div>
    </Section>
  );
}
