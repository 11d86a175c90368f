import type { HomeView } from '@remit/api/home/home-views';
import {
  AnswerSentence,
  EndsSentence,
  GrantsSentence,
  InboxSentence,
  PaySentence,
} from './own-sentences.tsx';
import { ChainSentence, RefusalsSentence } from './audit-sentences.tsx';
import { ChecksSentence, DraftsWaitingSentence } from './policy-sentences.tsx';
import { GuestsSentence, ReviewsSentence } from './people-sentences.tsx';
import type { WaitingKind } from './waiting-here.ts';

/** One thing that needs the reader, as a sentence that leads to where it is done. */
export function WaitingSentence({ kind, home }: { readonly kind: WaitingKind; readonly home: HomeView }) {
  switch (kind) {
    case 'chain broken':
      return <ChainSentence chain={home.chain} />;
    case 'checks':
      return <ChecksSentence checks={home.checks} />;
    case 'answer':
      return <AnswerSentence own={home.own} />;
    case 'inbox':
      return <InboxSentence inbox={home.inbox} now={home.now} />;
    case 'grants':
      return <GrantsSentence grants={home.grants} />;
    case 'pay':
      return <PaySentence inbox={home.inbox} />;
    case 'access review':
      return <ReviewsSentence reviews={home.reviews} now={home.now} />;
    case 'owed':
      return <DraftsWaitingSentence kind="owed" drafts={home.drafts} />;
    case 'failed':
      return <DraftsWaitingSentence kind="failed" drafts={home.drafts} />;
    case 'review':
      return <DraftsWaitingSentence kind="review" drafts={home.drafts} />;
    case 'guests':
      return <GuestsSentence guests={home.guests} />;
    case 'refusals':
      return <RefusalsSentence refusals={home.refusals} />;
    case 'ends':
      return <EndsSentence access={home.access} />;
    default:
      return kind satisfies never;
  }
}
