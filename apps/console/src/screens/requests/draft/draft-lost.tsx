import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../parts/button.tsx';
import type { DraftLoss } from './use-request-draft.ts';

interface DraftLostProps {
  readonly how: DraftLoss;
  readonly pending: boolean;
  readonly onSaveAnother: () => void;
  readonly onShowSaved: (() => void) | undefined;
}

/** What is said where a draft was saved, sent or thrown away elsewhere: what stands here is kept beside it. */
export function DraftLost({ how, pending, onSaveAnother, onShowSaved }: DraftLostProps) {
  const t = useTranslations('requestDrafts');
  return (
    <section role="alert" className="flex flex-col gap-3 rounded-lg bg-warn-tint px-4 py-3">
      <p className="flex items-start gap-2.5">
        <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
        <span>
          <strong className="font-semibold">{t(how)}</strong>
          <span className="block text-ink-2">{t('nothingLost')}</span>
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button pending={pending} onClick={onSaveAnother}>
          {t('saveAnother')}
        </Button>
        {how === 'gone' || onShowSaved === undefined ? null : (
          <Button look="ghost" onClick={onShowSaved}>
            {t('showSaved')}
          </Button>
        )}
      </div>
    </section>
  );
}
