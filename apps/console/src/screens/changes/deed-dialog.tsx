import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, areaLook } from '../../parts/field.tsx';

interface DeedDialogProps {
  readonly title: string;
  /** What it causes. */
  readonly effect: ReactNode;
  readonly label: string;
  /** Said at the field when it is sent with nothing in it; null where words are not asked for. */
  readonly missing: string | null;
  readonly action: string;
  readonly look: 'primary' | 'danger';
  readonly deed: Pick<UseMutationResult<unknown, unknown, never>, 'isPending' | 'isError' | 'error'>;
  readonly onClose: () => void;
  readonly onSend: (words: string) => void;
  /** What else it asks, above its buttons. */
  readonly children?: ReactNode;
}

/** One confirmation that states what it causes and asks for the words that go with it. */
export function DeedDialog(props: DeedDialogProps) {
  const { title, effect, label, missing, action, look, deed, onClose, onSend, children } = props;
  const t = useTranslations('draftImpact');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const words = text.trim();
  const problem = deed.isError ? problemOf(deed.error) : null;
  return (
    <Dialog open onClose={onClose} title={title} description={effect}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (words === '' && missing !== null) setTried(true);
          else if (!deed.isPending) onSend(words);
        }}
      >
        <Field
          label={label}
          error={tried && words === '' ? missing : null}
          {...(missing === null ? { optional: t('optional') } : {})}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              required={missing !== null}
              rows={3}
              maxLength={500}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className={areaLook}
            />
          )}
        </Field>
        {children}
        <div role="alert" className="flex flex-col gap-1 text-loss empty:hidden">
          {problem === null ? null : (
            <>
              <p className="first-letter:uppercase">{problem.message}</p>
              {problem.sentences
                .filter((sentence) => sentence !== problem.message)
                .map((sentence) => (
                  <p key={sentence} className="text-ink-2 first-letter:uppercase">
                    {sentence}
                  </p>
                ))}
            </>
          )}
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button submits look={look} pending={deed.isPending}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
