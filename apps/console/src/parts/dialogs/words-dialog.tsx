import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../button.tsx';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { areaLook, Field } from '../fields/field.tsx';

interface WordsDialogProps {
  readonly open?: boolean;
  readonly title: string;
  /** What sending it causes. */
  readonly effect: ReactNode;
  readonly label: string;
  /** Said at the field when it is sent with nothing in it; null where words are not asked for. */
  readonly missing: string | null;
  /** The most characters that the words may have. */
  readonly longest: number;
  readonly action: string;
  readonly look: 'primary' | 'danger';
  /** The call that it makes; null where somebody else says what became of it. */
  readonly sending: Pick<UseMutationResult<unknown, unknown, never>, 'isPending' | 'error'> | null;
  /** Whether what it asks beside the words is there. */
  readonly ready?: boolean;
  readonly onClose: () => void;
  readonly onSend: (words: string) => void;
  /** What it asks beside the words; it hears whether sending was tried, and says then what is missing. */
  readonly children?: (tried: boolean) => ReactNode;
}

/** One confirmation that states what it causes and asks for the words that go with it: a reason, a question, a comment. */
export function WordsDialog(props: WordsDialogProps) {
  const { open = true, title, effect, label, missing, longest, action, look, sending } = props;
  const { ready = true, onClose, onSend, children } = props;
  const t = useTranslations('parts');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const words = text.trim();
  const pending = sending?.isPending ?? false;
  const problem = (sending?.error ?? null) === null ? null : problemOf(sending?.error);
  return (
    <Dialog open={open} onClose={onClose} title={title} description={effect}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (ready && (words !== '' || missing === null) && !pending) onSend(words);
        }}
      >
        {children?.(tried)}
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
              maxLength={longest}
              value={text}
              onChange={(event) => setText(event.target.value)}
              className={areaLook}
            />
          )}
        </Field>
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
        <DialogActions onCancel={onClose}>
          <Button submits look={look} pending={pending}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
