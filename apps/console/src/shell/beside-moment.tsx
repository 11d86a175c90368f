import type { ReactNode } from 'react';
import { History } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { time as words } from '../words/time.ts';
import { MoreWords } from '../words/words.tsx';
import { askedMoment } from './asked-moment.ts';
import { BackToNow } from './moment-banner.tsx';
import { useMomentName } from './use-moment-name.ts';

interface BesideMomentProps {
  /** As the address has it. */
  readonly word: string;
  readonly children: ReactNode;
}

/** A screen that has no other moment than now, while the pages about access show one: a line above it says so. */
export function BesideMoment({ word, children }: BesideMomentProps) {
  const asked = askedMoment(word);
  if (asked === null) return children;
  return (
    <div className="flex h-full flex-col">
      <MoreWords words={{ time: words }}>
        <Line asked={asked} />
      </MoreWords>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </div>
  );
}

function Line({ asked }: { readonly asked: string }) {
  const t = useTranslations('time');
  const moment = useMomentName(asked);
  return (
    <aside
      aria-label={t('besides')}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-sunken px-4 py-2 sm:px-6"
    >
      <History size={16} aria-hidden className="shrink-0 text-ink-2" />
      <p role="status" className="min-w-0 flex-1 basis-72">
        {t('ofNow', { moment })}
      </p>
      <BackToNow />
    </aside>
  );
}
