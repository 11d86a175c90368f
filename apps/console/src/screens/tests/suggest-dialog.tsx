import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyTest } from '@remit/policy/document';
import type { PolicyNames } from '@remit/policy/sentence-part';
import { testSentence } from '@remit/policy/test-sentence';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';

interface SuggestDialogProps {
  readonly tests: readonly PolicyTest[];
  readonly names: PolicyNames;
  readonly onTake: (tests: readonly PolicyTest[]) => void;
  readonly onClose: () => void;
}

/** Tests that the policy lacks, to be read one by one: what they expect is what is, not what ought to be. */
export function SuggestDialog({ tests, names, onTake, onClose }: SuggestDialogProps) {
  const t = useTranslations('tests');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const taken = tests.filter(({ name }) => !left.has(name));
  return (
    <Dialog open place="side" title={t('suggestTitle')} description={t('suggestLead')} onClose={onClose}>
      {tests.length === 0 ? (
        <p className="text-ink-2">{t('suggestNone')}</p>
      ) : (
        <>
          <div className="mb-1 flex justify-end gap-2">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              look="primary"
              onClick={() => {
                if (taken.length === 0) onClose();
                else onTake(taken);
              }}
            >
              {t('suggestTake', { count: taken.length })}
            </Button>
          </div>
          <ul className="flex flex-col divide-y divide-line">
            {tests.map((test) => (
              <li key={test.name}>
                <label className="flex cursor-pointer items-start gap-2.5 py-2.5">
                  <input
                    type="checkbox"
                    aria-label={t('take', { name: test.name })}
                    checked={!left.has(test.name)}
                    onChange={({ target }) => {
                      const next = new Set(left);
                      if (target.checked) next.delete(test.name);
                      else next.add(test.name);
                      setLeft(next);
                    }}
                    className="mt-0.5 size-4 shrink-0 max-sm:size-6"
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
    </Dialog>
  );
}
