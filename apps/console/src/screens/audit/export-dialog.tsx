import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AuditQuery } from '../../data/contract/audit-calls.ts';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { type FilterNames, useFilterWords } from './use-filter-words.ts';

const formats = ['csv', 'jsonl', 'report'] as const;

interface ExportDialogProps {
  readonly open: boolean;
  readonly filter: AuditQuery;
  readonly names: FilterNames;
  readonly onClose: () => void;
}

/** Asks for an export of just what the list shows. */
export function ExportDialog({ open, filter, names, onClose }: ExportDialogProps) {
  const t = useTranslations('audit.exporting');
  const id = useId();
  const calls = useCalls();
  const queries = useQueryClient();
  const toast = useToast();
  const [format, setFormat] = useState<(typeof formats)[number]>('csv');
  const asking = useMutation({
    mutationFn: () => calls.client.audit.export.mutate({ format, filter }),
    onSuccess: () => {
      toast(t('started'), t('startedHint'));
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: calls.options.audit.exports.queryKey() }),
  });
  const filters = Object.values(useFilterWords(filter, names));
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} description={t('lead')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          asking.mutate();
        }}
      >
        <p className="text-ink-2">
          {filters.length === 0 ? t('whole') : t('filtered', { filters: filters.join(' · ') })}
        </p>
        <fieldset className="flex flex-col gap-1">
          <legend className="pb-1 font-medium">{t('format')}</legend>
          {formats.map((each) => (
            <div
              key={each}
              className="flex items-start gap-2.5 rounded-md border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-tint"
            >
              <input
                id={`${id}-${each}`}
                aria-describedby={`${id}-${each}-hint`}
                type="radio"
                name="format"
                value={each}
                checked={format === each}
                onChange={() => setFormat(each)}
                className="mt-1"
              />
              <div className="flex-1">
                <label htmlFor={`${id}-${each}`} className="block font-medium">
                  {t(each)}
                </label>
                <p id={`${id}-${each}-hint`} className="text-xs text-ink-2">
                  {t(`${each}Hint`)}
                </p>
              </div>
            </div>
          ))}
        </fieldset>
        {asking.error === null ? null : (
          <p role="alert" className="text-loss first-letter:uppercase">
            {problemOf(asking.error).message}
          </p>
        )}
        <DialogActions onCancel={onClose}>
          <Button submits look="primary" pending={asking.isPending}>
            {t('start')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
