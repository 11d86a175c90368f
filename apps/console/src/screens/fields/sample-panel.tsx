import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldSampleView, SampledField } from '@remit/api/fields/fields-views';
import type { PolicyDocument } from '@remit/policy/document';
import { problemOf } from '../../data/problem.ts';
import type { Draft } from '../../draft/draft.ts';
import { PersonPicker } from '../../parts/fields/person-picker.tsx';
import { Section } from '../../parts/section.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { VisibilityMark } from '../../parts/visibility-mark.tsx';
import { idWord } from '../../shell/id-word.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { RecordValue } from '../records/record-value.tsx';
import type { FieldsSearch } from './fields-address.ts';

interface SamplePanelProps {
  readonly draft: Draft;
  readonly document: PolicyDocument;
  readonly type: string;
  readonly search: FieldsSearch;
  readonly onGo: (change: FieldsSearch) => void;
}

/** A record of the chosen type as anybody would get it under the draft, as far as its reader may see it too. */
export function SamplePanel({ draft, document, type, search, onGo }: SamplePanelProps) {
  const t = useTranslations('fields');
  const calls = useCalls();
  const me = useMe();
  // Whoever holds the chosen role, or else a role that reads the type, is the one to look at until somebody is picked.
  const role = search.role ?? readerOf(document, type);
  const holders = useQuery({
    ...calls.options.policy.holders.queryOptions({ role: role ?? '' }),
    enabled: role !== undefined,
  });
  const likely = role === undefined ? [] : (holders.data?.people ?? []);
  const member = idWord(search.as) ?? likely[0]?.id ?? me.person.id;
  const sample = useQuery({
    // The draft as it is saved: with each edit that the server has, it is another question.
    ...calls.options.fields.sample.queryOptions({
      type,
      member,
      draft: draft.id,
      record: idWord(search.record),
    }),
    // Nor is it asked of a draft that is on its way: the server does not know of it yet.
    enabled:
      draft.saving === 'saved' && (search.as !== undefined || role === undefined || !holders.isPending),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchOnMount: 'always',
  });
  useRefetchWhenSaved(draft, sample.refetch);
  const view = sample.data?.kind === 'sample' ? sample.data : null;
  const person =
    [...likely, me.person].find(({ id }) => id === member) ??
    (view?.person.id === member ? view.person : null);
  const choices = view?.choices ?? [];
  return (
    <Section level={3} title={t('sample')} className="flex flex-col gap-2.5">
      <PersonPicker
        label={t('sampleAs')}
        person={person}
        suggested={[...likely, me.person]}
        onPick={({ id }) => onGo({ as: id })}
      />
      <div className="grid grid-cols-2 gap-2">
        <SelectBox
          aria-label={t('sampleType')}
          value={type}
          onChange={({ target }) => onGo({ type: target.value, field: undefined, record: undefined })}
        >
          {document.resources.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </SelectBox>
        {choices.length === 0 ? null : (
          <SelectBox
            aria-label={t('sampleRecord')}
            value={view?.record?.id ?? ''}
            onChange={({ target }) => onGo({ record: target.value })}
          >
            {choices.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectBox>
        )}
      </div>
      {draft.saving === 'saved' ? null : <p className="text-xs text-ink-3">{t('unsaved')}</p>}
      {sample.error === null ? null : (
        <p className="rounded-md bg-loss-tint px-3 py-2 text-loss first-letter:uppercase">
          {problemOf(sample.error).message}
        </p>
      )}
      {sample.data === undefined && sample.error === null ? (
        <p className="text-ink-2">{t('samplePending')}</p>
      ) : null}
      {sample.data?.kind === 'invalid' ? <p className="text-warn">{t('sampleInvalid')}</p> : null}
      {view === null || sample.error !== null ? null : <Sampled view={view} />}
    </Section>
  );
}

/** The first role that reads records of the type. */
function readerOf({ roles }: PolicyDocument, type: string): string | undefined {
  return roles.find(({ grants }) =>
    grants.some(({ on, actions }) => on?.includes(type) === true && actions.includes('read')),
  )?.name;
}

function Sampled({ view }: { readonly view: Extract<FieldSampleView, { kind: 'sample' }> }) {
  const t = useTranslations('fields');
  const names = new Map(Object.entries(view.people));
  return (
    <div aria-live="polite" className="flex flex-col gap-2">
      {view.record === null ? <p className="text-xs text-ink-3">{t('sampleNoRecord')}</p> : null}
      {view.reads ? null : (
        <p className="text-warn">
          {t(view.record === null ? 'sampleNever' : 'sampleAway', { name: view.person.name })}
        </p>
      )}
      <dl className="card divide-y divide-line overflow-hidden">
        {view.fields.map((field) => (
          <div
            key={field.field}
            data-hidden={field.visibility === 'hidden'}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 px-3 py-1.5 data-[hidden=true]:bg-sunken"
          >
            <dt className="truncate text-xs text-ink-3">{field.label}</dt>
            <dd className="row-span-2 self-center text-xs">
              <VisibilityMark visibility={field.visibility} />
            </dd>
            <dd className="min-w-0 truncate">
              <SampledValue field={field} names={names} stored={view.record !== null} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface SampledValueProps {
  readonly field: SampledField;
  readonly names: ReadonlyMap<string, string>;
  readonly stored: boolean;
}

/** What would stand there for that person; outlined where only its reader sees it, and unsaid where they do not. */
function SampledValue({ field, names, stored }: SampledValueProps) {
  const t = useTranslations('fields');
  if (!stored) return null;
  if (field.askerGets === 'nothing') return <span className="text-ink-3">{t('sampleHidden')}</span>;
  if (field.visibility === 'masked' && field.value?.type === 'text') {
    const shown = Array.from(field.value.value)
      .slice(-(field.lastCharacters ?? 0))
      .join('');
    return <span className="font-mono text-xs">•••{shown}</span>;
  }
  const value = <RecordValue value={field.value} hidden={false} names={names} />;
  if (field.visibility !== 'hidden') return value;
  return (
    <span className="inline-block max-w-full truncate rounded border border-dashed border-line-strong px-1 text-ink-3">
      {value}
    </span>
  );
}

/** Asks anew once the server has the edits that the page has. */
function useRefetchWhenSaved(draft: Draft, refetch: () => Promise<unknown>): void {
  const again = useEffectEvent(() => void refetch());
  const { saving, document } = draft;
  const saved = saving === 'saved' ? document : null;
  useEffect(() => {
    if (saved !== null) again();
  }, [saved]);
}
