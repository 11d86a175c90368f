import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, areaLook } from '../../parts/field.tsx';

interface CommentDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What sending it causes. */
  readonly effect: string;
  readonly label: string;
  /** Said at the field when it is sent with nothing in it. */
  readonly missing: string;
  readonly action: string;
  readonly look: 'primary' | 'danger';
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onSend: (comment: string) => void;
}

/** Asks for the words that go with a decision or a question, and sends nothing without them. */
export function CommentDialog(props: CommentDialogProps) {
  const { open, title, effect, label, missing, action, look, pending, onClose, onSend } = props;
  const t = useTranslations('request');
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const written = comment.trim();
  return (
    <Dialog open={open} onClose={onClose} title={title} description={effect}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (written === '') setTried(true);
          else onSend(written);
        }}
      >
        <Field label={label} error={tried && written === '' ? missing : null}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={4}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
              className={areaLook}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button submits look={look} pending={pending}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
