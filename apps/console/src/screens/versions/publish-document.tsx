import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { changedItems } from '@remit/policy/changed-items';
import type { PolicyDocument } from '@remit/policy/document';
import type { PersonChip, PolicyView } from '@remit/api/views';
import { problemOf } from '../../data/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Field, inputLook } from '../../parts/field.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { Section } from '../../parts/section.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { ImpactList } from '../roles/impact-list.tsx';
import { ItemList } from './item-list.tsx';

/** The longest reason that a version keeps. */
const longest = 500;

interface PublishDocumentProps {
  /** What the document is, told apart from every other. */
  readonly of: string;
  readonly present: PolicyView;
  readonly document: PolicyDocument;
  readonly suggested: readonly PersonChip[];
  /** What the reason begins with; null where it is all the author's. */
  readonly prefix: string | null;
  /** What the way out of it says, where that is not to cancel. */
  readonly back?: string;
  readonly onClose: () => void;
  readonly onPublished: (version: number) => void;
}

/** Shows what a whole document would change, for a person and in its items, and publishes what was shown. */
export function PublishDocument(props: PublishDocumentProps) {
  const { of, present, document, suggested, prefix, back, onClose, onPublished } = props;
  const t = useTranslations('versions');
  const p = useTranslations('publish');
  const i = useTranslations('impact');
  const calls = useCalls();
  const cache = useQueryClient();
  const toast = useToast();
  const me = useMe();
  const [person, setPerson] = useState<PersonChip>(suggested[0] ?? me.person);
  const [reason, setReason] = useState('');
  const begins = prefix === null ? '' : `${prefix}: `;
  const [tried, setTried] = useState(false);
  const items = useMemo(() => changedItems(present.document, document), [present.document, document]);
  const draft = { basedOn: present.version, document, member: person.id };
  const preview = useQuery({
    queryKey: [...calls.options.policy.preview.pathKey(), present.version, person.id, of],
    queryFn: ({ signal }) => calls.client.policy.preview.query(draft, { signal }),
  });
  const impact = preview.data?.valid === true ? preview.data.impact : null;
  const publish = useMutation({
    mutationFn: (effectHash: string) =>
      calls.client.policy.publish.mutate({ ...draft, effectHash, reason: `${begins}${reason.trim()}` }),
    onSuccess: async ({ version }) => {
      toast(p('done', { version }), p('doneDetail'));
      onClose();
      await cache.invalidateQueries();
      onPublished(version);
    },
  });
  const failure = publish.error ?? preview.error;
  const problem = failure === null ? null : problemOf(failure);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (impact !== null && reason.trim() !== '' && !publish.isPending) publish.mutate(impact.effectHash);
      }}
    >
      <Section level={3} title={t('willChange')} className="flex flex-col gap-1.5">
        <ItemList items={items} publish={null} />
      </Section>
      <PersonPicker label={t('as')} person={person} suggested={suggested} onPick={setPerson} />
      <div className="relative flex flex-col gap-4" aria-live="polite">
        <ThinBar active={preview.isFetching} label={i('counting')} />
        {impact === null ? null : <ImpactList impact={impact} />}
        {preview.data?.valid === false
          ? preview.data.problems.map(({ path, message }) => (
              <p key={`${path} ${message}`} className="rounded-md bg-loss-tint px-3 py-2 text-loss">
                {message} <span className="block font-mono text-2xs">{path}</span>
              </p>
            ))
          : null}
      </div>
      <Field
        label={p('reason')}
        hint={prefix === null ? p('reasonHint') : `${begins}…`}
        error={tried && reason.trim() === '' ? p('reasonMissing') : null}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            required
            rows={2}
            maxLength={longest - begins.length}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            className={`${inputLook} h-auto py-2`}
          />
        )}
      </Field>
      <div role="alert" className="flex flex-col gap-1 text-loss empty:hidden">
        {problem === null ? null : (
          <>
            <p className="first-letter:uppercase">{problem.message}</p>
            {problem.sentences.map((sentence) => (
              <p key={sentence} className="text-ink-2 first-letter:uppercase">
                {sentence}
              </p>
            ))}
          </>
        )}
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{back ?? p('cancel')}</Button>
        {problem?.code === 'conflict' ? (
          <Button
            look="primary"
            onClick={() => {
              publish.reset();
              void cache.invalidateQueries({ queryKey: calls.options.policy.pathKey() });
            }}
          >
            {p('refresh')}
          </Button>
        ) : (
          <Button submits look="primary" pending={publish.isPending} aria-disabled={impact === null}>
            {publish.isPending ? p('publishing') : p('publish')}
          </Button>
        )}
      </div>
    </form>
  );
}
