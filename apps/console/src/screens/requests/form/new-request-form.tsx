import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestDraftView } from '@remit/api/requests/request-draft-views';
import type { RequestFormView } from '@remit/api/requests/request-views';
import { problemOf } from '../../../data/problem.ts';
import { amountTyped } from './amount-typed.ts';
import { AskedNow } from '../talk/asked-now.tsx';
import { DraftFiles } from '../draft/draft-files.tsx';
import { ForWhom } from './for-whom.tsx';
import { openQuestions } from '../talk/open-questions.ts';
import { draftEntriesOf, emptyEntries } from './request-entries.ts';
import { type Chosen, requestChoices } from './request-choices.ts';
import { RequestFields } from './request-fields.tsx';
import { RequestSending } from '../draft/request-sending.tsx';
import { useAskedRequest } from '../talk/use-asked-request.ts';
import { useDraftAutosave } from '../draft/use-draft-autosave.ts';
import { useOfferedForm } from './use-offered-form.ts';
import { useRequestDraft } from '../draft/use-request-draft.ts';
import { useRequestEntries } from './use-request-entries.ts';
import { type RequestAgain, useSubmitRequest } from './use-submit-request.ts';
import { Understood } from './understood.tsx';
import { WhoWillDecide } from './who-will-decide.tsx';

interface NewRequestFormProps {
  readonly form: RequestFormView;
  /** The request that is changed, or sent again; without it a new one is written. */
  readonly again?: RequestAgain;
  /** The draft that is gone on with. */
  readonly draft?: RequestDraftView;
  /** The line that it is filled in from, as it was typed. */
  readonly line?: string;
  /** Told under which id it was saved. */
  readonly onSaved?: (id: string) => void;
  /** Begins again with the draft as it was saved. */
  readonly onReopen?: () => void;
}

/** The form, and beside it the answer to "who will decide this" as it is typed. */
export function NewRequestForm({
  form,
  again,
  draft: opened,
  line = '',
  onSaved,
  onReopen,
}: NewRequestFormProps) {
  const t = useTranslations('newRequest');
  const [tried, setTried] = useState(false);
  const begun = { again: again?.request ?? null, draft: opened ?? null, line };
  const { how, said, entries, set, amount, people, addPerson } = useRequestEntries(form, begun);
  const offered = useOfferedForm(form, entries.onBehalfOf);
  const draft = useRequestDraft(opened ?? null, form.type, onSaved);
  const kept = again === undefined ? draft.seen : null;
  const { asks, asked, preview } = useAskedRequest({ form, entries, amount, how, first: offered.asks, kept });
  const called = entries.purpose === '' ? form.typeLabel : entries.purpose;
  const submit = useSubmitRequest(again ?? null, draft, called);
  const open = openQuestions(entries, form.fields, asks.questions);
  const send = (): void => {
    setTried(true);
    if (asked !== null && open.length === 0 && !submit.isPending) submit.mutate(asked);
  };
  const standing = useDraftAutosave(
    draft,
    again === undefined ? draftEntriesOf(entries) : null,
    submit.isPending || submit.isSuccess,
  );
  const save = (): void => draft.save(draftEntriesOf(entries), 'asked');
  const refused = draft.lost === null && submit.error !== null ? problemOf(submit.error).message : null;
  const unanswered = open.map(({ text }) => `“${text}”`).join(', ');
  return (
    <form
      noValidate
      className="grid max-w-5xl grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]"
      onSubmit={(event) => {
        event.preventDefault();
        if (preview.data?.submit.allowed !== false) send();
      }}
    >
      <div className="flex flex-col gap-4">
        {said === null ? null : <Understood line={line} said={said} fields={form.fields} />}
        {again === undefined && (form.forOthers || entries.onBehalfOf !== null) ? (
          <ForWhom
            type={form.type}
            person={entries.onBehalfOf}
            onPick={(one) => {
              const { department, folder } = emptyEntries(one?.form ?? form, how.currency);
              set({ onBehalfOf: one?.person ?? null, department, folder });
            }}
          />
        ) : null}
        <RequestFields
          entries={entries}
          amount={amount}
          fields={form.fields}
          questions={asks.questions}
          people={people}
          onPerson={addPerson}
          choices={requestChoices(
            offered,
            again?.request ?? (opened === undefined ? null : chosenIn(opened)),
          )}
          tried={tried}
          onChange={set}
        />
        <AskedNow questions={asks.questions} />
        {again === undefined ? <DraftFiles draft={draft} asked={asks.files} onSave={save} /> : null}
      </div>
      <WhoWillDecide
        preview={preview}
        asked={asked !== null}
        fresh={again === undefined}
        onTakeSmaller={(smaller) =>
          set({ amount: amountTyped(smaller, how.locale), currency: smaller.currency })
        }
      />
      <RequestSending
        again={again ?? null}
        draft={draft}
        standing={standing}
        problem={tried && open.length > 0 ? t('open', { questions: unanswered }) : refused}
        guard={preview.data?.submit ?? offered.create}
        pending={submit.isPending}
        onSend={send}
        onSave={save}
        onSaveAnother={() => draft.saveAnother(draftEntriesOf(entries))}
        onReopen={onReopen}
      />
    </form>
  );
}

function chosenIn({ department, folder, costType }: RequestDraftView): Chosen {
  return { department, departmentName: null, folder, costType: costType || null };
}
