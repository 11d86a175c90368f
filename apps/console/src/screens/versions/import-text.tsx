import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Position } from '@remit/language/text-error';
import { changedItems } from '@remit/policy/draft/changed-items';
import type { PolicyDocument } from '@remit/policy/document';
import { Button } from '../../parts/button.tsx';
import { Field, areaLook } from '../../parts/fields/field.tsx';
import { offsetOf } from './offset-of.ts';
import { PolicyFileField } from './policy-file-field.tsx';
import { TextErrors } from './text-errors.tsx';
import { useCheckedText } from './use-checked-text.ts';

/** In UTF-16 code units: as many as the reader of the text takes. */
const longest = 4_000_000;

interface ImportTextProps {
  readonly text: string;
  readonly present: PolicyDocument;
  readonly onText: (text: string) => void;
  /** Whether it is being taken already. */
  readonly pending: boolean;
  readonly onTake: (document: PolicyDocument) => void;
}

/** The text, checked as it is typed: every error with its place, or what it would change. */
export function ImportText({ text, present, pending, onText, onTake }: ImportTextProps) {
  const t = useTranslations('versions');
  const area = useRef<HTMLTextAreaElement>(null);
  const { current, failed } = useCheckedText(text);
  const fine = current !== undefined && current.errors.length === 0 && current.users.length === 0;
  const count = fine ? changedItems(present, current.document).length : 0;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (fine && count > 0) onTake(current.document);
      }}
    >
      <PolicyFileField longest={longest} onText={onText} />
      <Field label={t('importText')}>
        {(wiring) => (
          <textarea
            {...wiring}
            ref={area}
            rows={14}
            spellCheck={false}
            maxLength={longest}
            value={text}
            aria-invalid={current !== undefined && !fine ? true : undefined}
            onChange={(event) => onText(event.target.value)}
            className={`${areaLook} font-mono text-xs!`}
          />
        )}
      </Field>
      <div role="status" className="flex flex-col gap-1 empty:hidden">
        {failed ? <p className="text-loss">{t('importUnchecked')}</p> : null}
        {text.trim() !== '' && current === undefined && !failed ? (
          <p className="text-ink-2">{t('importChecking')}</p>
        ) : null}
        {fine ? (
          <p className={count === 0 ? 'text-ink-2' : 'text-gain'}>
            {count === 0 ? t('importSame') : t('importFine', { count })}
          </p>
        ) : null}
        {current === undefined ? null : (
          <TextErrors
            errors={current.errors}
            users={current.users}
            onShow={(place) => select(area.current, place)}
          />
        )}
      </div>
      <div className="flex justify-end">
        <Button submits look="primary" pending={pending} aria-disabled={!fine || count === 0}>
          {t('makeDraft')}
        </Button>
      </div>
    </form>
  );
}

/** Selects the rest of a line from a place on; a field that comes into focus scrolls to what is selected in it. */
function select(area: HTMLTextAreaElement | null, place: Position): void {
  if (area === null) return;
  const from = offsetOf(area.value, place);
  const end = area.value.indexOf('\n', from);
  area.setSelectionRange(from, end < 0 ? area.value.length : end);
  area.focus();
}
