import type { PolicyDocument } from '@remit/policy/document';
import { useWhy } from '../parts/why/why-context.ts';
import type { Draft } from './draft.ts';
import type { EditOutcome } from './edit-outcome.ts';

/** Makes an edit; one that is refused opens Why with the reason. @returns whether it was made */
export function useTryEdit(
  draft: Draft,
): (title: string, edit: (document: PolicyDocument) => EditOutcome) => boolean {
  const why = useWhy();
  return (title, edit) => {
    const outcome = draft.change(edit);
    if (!outcome.ok) why({ title, outcome: 'deny', sentences: [outcome.reason] });
    return outcome.ok;
  };
}
