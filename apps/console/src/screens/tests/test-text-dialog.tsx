import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PolicyDocument } from '@remit/policy/document';
import type { ItemName } from '@remit/policy/draft/document-items';
import type { ItemContent } from '@remit/policy/draft/with-item';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { NoteList } from '../rules/note-list.tsx';
import { PolicyEditor } from '../rules/policy-editor.tsx';
import { written } from '../rules/written.ts';

interface TestTextDialogProps {
  readonly name: string;
  readonly document: PolicyDocument;
  readonly folders: readonly string[];
  readonly onSave: (name: ItemName, content: ItemContent) => void;
  readonly onClose: () => void;
}

/** A test as text: everything that one can say, with what is wrong where. */
export function TestTextDialog({ name, document, folders, onSave, onClose }: TestTextDialogProps) {
  const t = useTranslations('tests');
  const r = useTranslations('rules');
  const [typed, setTyped] = useState<string | null>(null);
  const reader = useQuery({
    queryKey: ['the reader of policy text'],
    queryFn: async () => ({
      ...(await import('../rules/read-text.ts')),
      ...(await import('../rules/look-closer.ts')),
    }),
    staleTime: Infinity,
    structuralSharing: false,
  });
  const item = { kind: 'test', key: name } as const;
  const text = typed ?? reader.data?.ruleText(document, item) ?? '';
  const reading = reader.data?.readRuleText(text, item, document);
  return (
    <Dialog open title={t('editTitle', { name })} onClose={onClose}>
      {reader.data === undefined || reading === undefined ? (
        reader.isError ? (
          <ErrorState error={reader.error} onRetry={() => void reader.refetch()} />
        ) : (
          <Skeleton lines={5} />
        )
      ) : (
        <div className="flex flex-col gap-3">
          <PolicyEditor
            label={r('textLabel', { name })}
            value={text}
            notes={reading.notes}
            shown={null}
            locked={false}
            complete={(from, offset) => reader.data.completeRule(from, offset, document, folders)}
            onChange={setTyped}
            onBlur={() => undefined}
          />
          <NoteList
            notes={reading.notes}
            reading={false}
            onFix={() => undefined}
            onWrite={(note, nearest) => setTyped(written(text, note, nearest))}
          />
          <DialogActions onCancel={onClose}>
            <Button
              look="primary"
              aria-disabled={reading.rule === null}
              onClick={() => {
                if (reading.rule !== null) onSave(reading.rule.name, reading.rule.content);
              }}
            >
              {t('save')}
            </Button>
          </DialogActions>
        </div>
      )}
    </Dialog>
  );
}
