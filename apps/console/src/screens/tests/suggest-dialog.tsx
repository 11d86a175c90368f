import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyTest } from '@remit/policy/document';
import type { PolicyNames } from '@remit/policy/words/sentence-part';
import { testSentence } from '@remit/policy/words/test-sentence';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { toggled } from '../../parts/toggled.ts';

interface SuggestDialogProps {
  /** Looks for them; null until what looks is here. */
  readonly suggest: (() => readonly PolicyTest[]) | null;
  /** Why what looks did not come; null while it may. */
  readonly failed: Error | null;
  readonly onRetry: () => void;
  readonly names: PolicyNames;
  readonly onTake: (tests: readonly PolicyTest[]) => void;
  readonly onClose: () => void;
}

/** Tests that the policy lacks, to be read one by one: what they expect is what is, not what ought to be. */
export function SuggestDialog({ suggest, failed, onRetry, names, onTake, onClose }: SuggestDialogProps) {
  const t = useTranslations('tests');
  return (
    <Dialog open place="side" title={t('suggestTitle')} description={t('suggestLead')} onClose={onClose}>
      {suggest !== null ? (
        <Suggested suggest={suggest} names={names} onTake={onTake} onClose={onClose} />
      ) : failed !== null ? (
        <ErrorState error={failed} onRetry={onRetry} />
      ) : (
        <Skeleton />
      )}
    </Dialog>
  );
}

interface SuggestedProps extends Pick<SuggestDialogProps, 'names' | 'onTake' | 'onClose'> {
  readonly suggest: () => readonly PolicyTest[];
}

function Suggested({ suggest, names, onTake, onClose }: SuggestedProps) {
  const t = useTranslations('tests');
  // Looked for once: what is listed stays as it is while it is read.
  const [tests] = useState(suggest);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const taken = tests.filter(({ name }) => !left.has(name));
  return (
    <>
      {tests.length === 0 ? (
        <p className="text-ink-2">{t('suggestNone')}</p>
      ) : (
        <>
          <DialogActions onCancel={onClose} className="mb-1">
            <Button
              look="primary"
              onClick={() => {
                if (taken.length === 0) onClose();
                else onTake(taken);
              }}
            >
              {t('suggestTake', { count: taken.length })}
            </Button>
          </DialogActions>
          <ul className="flex flex-col divide-y divide-line">
            {tests.map((test) => (
              <li key={test.name}>
                <label className="flex cursor-pointer items-start gap-2.5 py-2.5">
                  <input
                    type="checkbox"
                    aria-label={t('take', { name: test.name })}
                    checked={!left.has(test.name)}
                    onChange={() => setLeft(toggled(left, test.name))}
                    className="mt-0.5 max-sm:size-6"
                  />
                  <span>
                    <span className="font-medium">{test.name}</span>
                    <span className="block text-ink-2">{testSentence(test, names)}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
