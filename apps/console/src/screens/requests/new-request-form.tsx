import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestDraftView } from '@remit/api/request-draft-views';
import type { AskedView, RequestFormView, RequestSummary, RequestView } from '@remit/api/request-views';
import type { PersonChip } from '@remit/api/views';
import type { AskedRequest } from '../../data/contract/request-calls.ts';
import { problemOf } from '../../data/problem.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { plainRequest } from '../../parts/plain-request.ts';
import { parseAmount } from '../../parts/parse-amount.ts';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { amountTyped } from './amount-typed.ts';
import { AskedNow } from './asked-now.tsx';
import { DraftFiles } from './draft-files.tsx';
import { DraftLost } from './draft-lost.tsx';
import { DraftSaved } from './draft-saved.tsx';
import { ForWhom } from './for-whom.tsx';
import {
  draftEntriesOf,
  emptyEntries,
  entriesOf,
  entriesOfDraft,
  requestDraftOf,
  type RequestEntries,
} from './request-entries.ts';
import { type Chosen, requestChoices } from './request-choices.ts';
import { RequestFields } from './request-fields.tsx';
import { useDraftAutosave } from './use-draft-autosave.ts';
import { useOfferedForm } from './use-offered-form.ts';
import { useRequestDraft } from './use-request-draft.ts';
import { entriesSaid, Understood } from './understood.tsx';
import { WhoWillDecide } from './who-will-decide.tsx';
import { useRequestPreview } from './use-request-preview.ts';

interface NewRequestFormProps {
  readonly form: RequestFormView;
  /** The request that is changed, or sent again; without it a new one is written. */
  readonly again?: { readonly kind: 'change' | 'resubmit'; readonly request: RequestView };
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
  const words = useTranslations('approvals');
  const drafts = useTranslations('requestDrafts');
  const calls = useCalls();
  const me = useMe();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [tried, setTried] = useState(false);
  // Sent twice, or once more after an answer that was lost, it is one request.
  const [key] = useState(() => crypto.randomUUID());
  const [picked, setPicked] = useState<readonly PersonChip[]>([]);
  const how = { locale: navigator.language, currency: me.tenant.baseCurrency };
  const said = plainRequest(line, navigator.language, me.tenant.baseCurrency);
  const [entries, setEntries] = useState<RequestEntries>(() => {
    if (again !== undefined) return entriesOf(again.request, { ...how, me: me.person.id });
    const empty = emptyEntries(form, me.tenant.baseCurrency);
    if (opened !== undefined) return entriesOfDraft(opened, empty);
    return said === null ? empty : entriesSaid(empty, said);
  });
  const set = (change: Partial<RequestEntries>): void => setEntries((before) => ({ ...before, ...change }));
  const amount = parseAmount(entries.amount, entries.currency, navigator.language);
  const offered = useOfferedForm(form, entries.onBehalfOf);
  const draft = useRequestDraft(opened ?? null, form.type, onSaved);
  const [asks, setAsks] = useState<AskedView>(offered.asks);
  const asked = requestDraftOf(entries, amount, form, asks.questions, how);
  const preview = useRequestPreview(asked, again === undefined ? (draft.seen ?? null) : null);
  const { data: answer } = preview;
  if (answer !== undefined && !preview.isPlaceholderData && !asksTheSame(asks, answer)) setAsks(answer);
  const submit = useMutation({
    mutationFn: ({ onBehalfOf, type, ...request }: AskedRequest): Promise<RequestSummary> => {
      const { requests } = calls.client;
      if (again === undefined) {
        const inPlace = { type, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
        return draft.inLine((seen) =>
          requests.submit.mutate({ ...request, ...inPlace, key, ...(seen === null ? {} : { draft: seen }) }),
        );
      }
      const { id, revision } = again.request;
      return requests[again.kind].mutate({ id, revision, request });
    },
    onSuccess: async (request) => {
      await cache.invalidateQueries({ queryKey: calls.options.requests.pathKey() });
      draft.sent();
      const { number } = request;
      toast(
        again?.kind === 'change' ? words('again.changed', { number }) : t('done', { number }),
        entries.purpose === '' ? form.typeLabel : entries.purpose,
      );
      await navigate({
        to: '/t/$tenant/requests/$request',
        params: { tenant: me.tenant.slug, request: request.id },
      });
    },
    onError: draft.notSent,
  });
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
  const back = { tenant: me.tenant.slug };
  const problem = draft.lost === null ? submit.error : null;
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
            onPick={(picked) => {
              const { department, folder } = emptyEntries(picked?.form ?? form, me.tenant.baseCurrency);
              set({ onBehalfOf: picked?.person ?? null, department, folder });
            }}
          />
        ) : null}
        <RequestFields
          entries={entries}
          amount={amount}
          fields={form.fields}
          questions={asks.questions}
          people={[...picked, ...knownPeople(again?.request, opened)]}
          onPerson={(person) => setPicked((before) => [...before, person])}
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
          set({ amount: amountTyped(smaller, navigator.language), currency: smaller.currency })
        }
      />
      <div className="flex flex-col gap-4">
        <div role="alert" className="text-loss first-letter:uppercase">
          {tried && open.length > 0
            ? t('open', { questions: open.map(({ text }) => `“${text}”`).join(', ') })
            : problem === null
              ? null
              : problemOf(problem).message}
        </div>
        {draft.lost === null ? null : (
          <DraftLost
            how={draft.lost}
            pending={draft.saving}
            onSaveAnother={() => draft.saveAnother(draftEntriesOf(entries))}
            onShowSaved={onReopen}
          />
        )}
        {again === undefined ? <DraftSaved standing={standing} problem={draft.problem} /> : null}
        <div className="flex flex-wrap gap-2">
          <GuardedButton
            look="primary"
            guard={preview.data?.submit ?? offered.create}
            pending={submit.isPending}
            onPress={send}
            asked={{ title: t('title') }}
            className="max-sm:flex-1"
          >
            {again === undefined ? t('submit') : words(`again.send.${again.kind}`)}
          </GuardedButton>
          {again === undefined ? (
            <>
              <Button onClick={save}>{drafts('save')}</Button>
              <Link to="/t/$tenant/requests" params={back} className={buttonLook('ghost')}>
                {draft.seen === null ? t('cancel') : drafts('later')}
              </Link>
            </>
          ) : (
            <Link
              to="/t/$tenant/requests/$request"
              params={{ ...back, request: again.request.id }}
              className={buttonLook('ghost')}
            >
              {t('cancel')}
            </Link>
          )}
        </div>
      </div>
    </form>
  );
}

/** Questions that must be answered and are not, in their order. */
function openQuestions(
  entries: RequestEntries,
  fields: RequestFormView['fields'],
  questions: AskedView['questions'],
): AskedView['questions'] {
  const kept = new Set(
    fields.flatMap(({ name, place }) => (place === null || place === 'project' ? [name] : [])),
  );
  return questions.filter(
    ({ field, required }) => required && kept.has(field) && (entries.fields[field] ?? '').trim() === '',
  );
}

/** Whom what was written before names. */
function knownPeople(
  again: RequestView | undefined,
  draft: RequestDraftView | undefined,
): readonly PersonChip[] {
  return [...(again?.fields ?? []).flatMap(({ person }) => person ?? []), ...(draft?.people ?? [])];
}

const asksTheSame = (one: AskedView, other: AskedView): boolean =>
  JSON.stringify([one.questions, one.files]) === JSON.stringify([other.questions, other.files]);

function chosenIn({ department, folder, costType }: RequestDraftView): Chosen {
  return { department, departmentName: null, folder, costType: costType || null };
}
