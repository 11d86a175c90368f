import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { isWithin } from '@remit/policy/path';
import type { ReviewLineView, ReviewDecision } from '@remit/api/reviews/reviews-views';
import { Button } from '../../parts/button.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { PassDialog } from './pass-dialog.tsx';

interface LineActionsProps {
  readonly review: string;
  readonly line: ReviewLineView;
  readonly folders: readonly string[];
}

/** What can be decided of a line, or that somebody else should look at it. */
export function LineActions({ review, line, folders }: LineActionsProps) {
  const t = useTranslations('reviews');
  const [doing, setDoing] = useState<ReviewDecision | 'pass' | null>(null);
  const { holder, roleLabel: role, decide, assignment, passTo } = line;
  const { name, people } = holder;
  const close = (): void => setDoing(null);
  return (
    <div className="flex flex-wrap gap-2">
      {(['keep', 'reduce', 'remove'] as const).map((decision) => (
        <GuardedButton
          key={decision}
          guard={decide}
          look={decision === 'remove' ? 'danger' : 'plain'}
          aria-label={t(`${decision}Title`, { role, name })}
          asked={{ title: t(`${decision}Title`, { role, name }) }}
          onPress={() => setDoing(decision)}
        >
          {t(decision)}
        </GuardedButton>
      ))}
      {passTo === null ? null : (
        <Button look="ghost" aria-label={t('passTitle', { role, name })} onClick={() => setDoing('pass')}>
          {t('pass')}
        </Button>
      )}
      {doing === 'pass' && passTo !== null ? (
        <PassDialog
          review={review}
          assignment={assignment}
          title={t('passTitle', { role, name })}
          to={passTo}
          onClose={close}
        />
      ) : null}
      {doing === null || doing === 'pass' ? null : (
        <DecideDialog
          review={review}
          assignments={[assignment]}
          decision={doing}
          title={t(`${doing}Title`, { role, name })}
          folders={folders.filter((path) => path !== line.folder && isWithin(path, line.folder))}
          {...(doing === 'keep' ? {} : { lead: t(`${doing}Lead`, { people }) })}
          onClose={close}
        />
      )}
    </div>
  );
}
