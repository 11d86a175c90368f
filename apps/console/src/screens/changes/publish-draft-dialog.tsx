import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ImpactEffectView } from '@remit/api/changes/changes-impact-views';
import type { DraftView } from '@remit/api/changes/changes-views';
import { DateField } from '../../parts/fields/date-field.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useMoment } from '../../parts/use-when.ts';
import { WordsDialog } from '../../parts/dialogs/words-dialog.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { ChoiceField } from './choice-field.tsx';
import { instantOf } from './instant-of.ts';
import { useDraftDeed } from './use-draft-deed.ts';

interface PublishDraftDialogProps {
  readonly draft: DraftView;
  readonly effect: ImpactEffectView;
  readonly effectHash: string;
  /** Whether it goes out without the second person that it needs: only at once, and looked at afterwards. */
  readonly alone: boolean;
  readonly onClose: () => void;
}

/** One confirmation that states the effect; it names the effect that was accepted, so that no other goes out. */
export function PublishDraftDialog({ draft, effect, effectHash, alone, onClose }: PublishDraftDialogProps) {
  const t = useTranslations('draftImpact');
  const calls = useCalls();
  const { tenant } = useMe();
  const toast = useToast();
  const moment = useMoment();
  const [later, setLater] = useState(false);
  const [day, setDay] = useState('');
  const [time, setTime] = useState('09:00');
  const at = later ? instantOf(day, time, tenant.timeZone) : null;
  // What came meanwhile was not what its reader saw when they opened it.
  const [accepted] = useState({ id: draft.id, revision: draft.revision, effectHash });
  const [headline] = useState(effect.headline);
  const publish = useDraftDeed(
    (reason: string) => calls.client.changes.publish.mutate({ ...accepted, reason, breakGlass: alone }),
    ({ version }) => {
      onClose();
      toast(t('published', { version }));
      void calls.queryClient.invalidateQueries();
    },
  );
  const schedule = useDraftDeed(
    (asked: { readonly reason: string; readonly at: number }) =>
      calls.client.changes.schedule.mutate({ ...accepted, ...asked }),
    () => {
      onClose();
      toast(t('scheduledDone'));
    },
  );
  return (
    <WordsDialog
      longest={500}
      title={t('publishTitle', { version: draft.basedOn + 1 })}
      effect={headline}
      label={t('reason')}
      missing={t('reasonMissing')}
      action={later ? t('schedule') : t('publishNow')}
      look={alone ? 'danger' : 'primary'}
      sending={later ? schedule : publish}
      ready={!later || at !== null}
      onClose={onClose}
      onSend={(reason) => {
        if (!later) publish.mutate(reason);
        else if (at !== null) schedule.mutate({ reason, at });
      }}
    >
      {(tried) => (
        <>
          {alone ? (
            <p className="rounded-md bg-warn-tint px-3 py-2 text-warn">{t('alone.lead')}</p>
          ) : (
            <ChoiceField
              legend={t('when')}
              choices={[
                ['now', t('whenNow')],
                ['later', t('whenLater')],
              ]}
              chosen={later ? 'later' : 'now'}
              onChoose={(choice) => setLater(choice === 'later')}
            />
          )}
          {later ? (
            <div className="grid grid-cols-2 gap-3">
              <DateField
                label={t('day')}
                error={tried && at === null ? t('dayMissing') : null}
                value={day}
                onChange={setDay}
              />
              <DateField
                label={t('time')}
                hint={at === null ? tenant.timeZone : moment(at)}
                type="time"
                value={time}
                onChange={setTime}
              />
            </div>
          ) : null}
        </>
      )}
    </WordsDialog>
  );
}
