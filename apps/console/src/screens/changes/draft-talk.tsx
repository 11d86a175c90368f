import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ItemName } from '@remit/policy/draft/document-items';
import type { DraftReviewsView, DraftView } from '@remit/api/changes/changes-views';
import { Avatar } from '../../parts/avatar.tsx';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';
import { WordsDialog } from '../../parts/dialogs/words-dialog.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { useDraftDeed } from './use-draft-deed.ts';

type Comment = DraftReviewsView['comments'][number];
type Review = DraftReviewsView['reviews'][number];

interface DraftTalkProps {
  readonly draft: DraftView;
  readonly reviews: DraftReviewsView;
}

/** What was said of the draft as a whole, and who approved or rejected it, as it came. */
export function DraftTalk({ draft, reviews }: DraftTalkProps) {
  const t = useTranslations('draftImpact');
  const general = reviews.comments.filter(({ item }) => item === null);
  const said = [
    ...reviews.reviews.map((review) => ({ at: review.at, review, comment: null })),
    ...general.map((comment) => ({ at: comment.at, review: null, comment })),
  ].toSorted((one, other) => one.at - other.at);
  return (
    <>
      {said.length === 0 ? <p className="text-ink-2">{t('talkNone')}</p> : null}
      <ul className="card divide-y divide-line empty:hidden">
        {said.map(({ at, comment, review }) =>
          review === null ? (
            <CommentLine key={comment.id} comment={comment} />
          ) : (
            <ReviewLine key={`${at} ${review.decision}`} review={review} />
          ),
        )}
      </ul>
      <div className="print:hidden">
        <CommentPress draft={draft} item={null} label={t('say')} />
      </div>
    </>
  );
}

/** A comment, with who said it and when. */
export function CommentLine({ comment: { at, author, text } }: { readonly comment: Comment }) {
  const t = useTranslations('draftImpact');
  const name = author?.name ?? t('somebody');
  return (
    <li className="flex items-start gap-2 px-4 py-2.5">
      <Avatar name={name} />
      <div className="min-w-0">
        <span className="font-medium">{name}</span>{' '}
        <span className="text-xs text-ink-3">
          <When at={at} exact />
        </span>
        <p className="break-words whitespace-pre-wrap text-ink-2">{text}</p>
      </div>
    </li>
  );
}

function ReviewLine({ review: { at, author, comment, current, decision } }: { readonly review: Review }) {
  const t = useTranslations('draftImpact');
  const name = author?.name ?? t('somebody');
  return (
    <li className="flex items-start gap-2 px-4 py-2.5">
      <Avatar name={name} />
      <div className="min-w-0">
        <span className="font-medium">{name}</span>{' '}
        <Chip tone={decision === 'approve' ? 'gain' : 'loss'}>{t(`decision.${decision}`)}</Chip>{' '}
        <span className="text-xs text-ink-3">
          <When at={at} exact />
        </span>
        {current ? null : <span className="block text-xs text-ink-3">{t('outdated')}</span>}
        {comment === null || comment === '' ? null : (
          <p className="break-words whitespace-pre-wrap text-ink-2">{comment}</p>
        )}
      </div>
    </li>
  );
}

interface CommentPressProps {
  readonly draft: DraftView;
  readonly item: ItemName | null;
  /** What the button is called to somebody who does not see what it stands beside. */
  readonly label: string;
}

/** Says something of a draft, or of one item of it. */
export function CommentPress({ draft, item, label }: CommentPressProps) {
  const t = useTranslations('draftImpact');
  const calls = useCalls();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const say = useDraftDeed(
    (text: string) => calls.client.changes.comment.mutate({ id: draft.id, item, text }),
    close,
  );
  return (
    <>
      <Button look={item === null ? 'plain' : 'ghost'} aria-label={label} onClick={() => setOpen(true)}>
        {t('say')}
      </Button>
      {open ? (
        <WordsDialog
          longest={500}
          title={label}
          effect={t('sayEffect')}
          label={t('comment')}
          missing={t('sayMissing')}
          action={t('say')}
          look="primary"
          sending={say}
          onClose={close}
          onSend={(text) => say.mutate(text)}
        />
      ) : null}
    </>
  );
}
