import { useSearch } from '@tanstack/react-router';
import { Clock, History } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../parts/dialogs/dialog.tsx';
import { buttonLook } from '../parts/button.tsx';
import { time as words } from '../words/time.ts';
import { MoreWords } from '../words/words.tsx';
import { askedMoment } from './asked-moment.ts';
import { isMoment } from './moment-word.ts';
import { MomentPicker } from './moment-picker.tsx';
import { useMomentName } from './use-moment-name.ts';
import { useSingleKeys } from './use-single-keys.ts';

/** Which moment the pages about access show; pressed, it offers others. */
export function TimeChip() {
  return (
    <MoreWords words={{ time: words }}>
      <Chip />
    </MoreWords>
  );
}

function Chip() {
  const t = useTranslations('time');
  const { at } = useSearch({ strict: false });
  const [open, setOpen] = useState(false);
  const asked = isMoment(at) ? askedMoment(at) : null;
  const moment = useMomentName(asked);
  const Icon = asked === null ? Clock : History;
  useSingleKeys((key) => {
    if (key === 't') setOpen(true);
    return key === 't';
  });
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="t"
        aria-label={t('chip', { moment })}
        onClick={() => setOpen(true)}
        className={buttonLook(asked === null ? 'ghost' : 'plain')}
      >
        <Icon size={14} aria-hidden />
        <span className={asked === null ? 'figures' : 'figures max-sm:hidden'}>{moment}</span>
      </button>
      {open ? (
        <Dialog open place="side" onClose={() => setOpen(false)} title={t('title')} description={t('lead')}>
          <MomentPicker onChosen={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
}
