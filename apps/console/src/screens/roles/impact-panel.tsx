import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { PreviewView } from '@remit/api/people/person-impact-views';
import type { RoleHolders } from '@remit/api/policy/policy-views';
import type { PersonChip } from '@remit/api/views';
import type { Draft } from '../../draft/draft.ts';
import { problemOf } from '../../data/problem.ts';
import { PersonPicker } from '../../parts/fields/person-picker.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { ImpactList } from './impact-list.tsx';

interface ImpactPanelProps {
  readonly draft: Draft;
  readonly impact: UseQueryResult<PreviewView>;
  readonly holders: RoleHolders | undefined;
  readonly member: string | null;
  readonly onPick: (person: PersonChip) => void;
}

/** "As a person": what the draft would give to and take from somebody, by the server's own count. */
export function ImpactPanel({ draft, impact, holders, member, onPick }: ImpactPanelProps) {
  const t = useTranslations('impact');
  const preview = draft.changes.length === 0 ? undefined : impact.data;
  const fromPreview = impact.data?.valid === true ? impact.data.impact.person : null;
  const person =
    holders?.people.find(({ id }) => id === member) ?? (fromPreview?.id === member ? fromPreview : null);
  return (
    <aside
      aria-label={t('title')}
      className="relative flex flex-col gap-4 border-line bg-canvas p-5 max-lg:border-t lg:min-h-0 lg:overflow-y-auto lg:border-l"
    >
      <ThinBar active={draft.changes.length > 0 && impact.isFetching} label={t('counting')} />
      <div className="flex flex-col gap-1.5">
        <h2 className="font-semibold">{t('title')}</h2>
        <PersonPicker label={t('as')} person={person} suggested={holders?.people ?? []} onPick={onPick} />
      </div>
      <div aria-live="polite" className="flex flex-col gap-4">
        {draft.moved ? <p className="text-warn">{t('moved')}</p> : null}
        {draft.changes.length === 0 ? <p className="text-ink-2">{t('noEdits')}</p> : null}
        {impact.isError && draft.changes.length > 0 && !draft.moved ? (
          <p className="rounded-md bg-loss-tint px-3 py-2 text-loss first-letter:uppercase">
            {problemOf(impact.error).message}
          </p>
        ) : null}
        {preview === undefined || draft.moved ? null : preview.valid ? (
          <ImpactList impact={preview.impact} />
        ) : (
          <ul className="flex flex-col gap-2">
            {preview.problems.map((problem) => (
              <li
                key={`${problem.path} ${problem.message}`}
                className="rounded-md bg-loss-tint px-3 py-2 text-loss"
              >
                {problem.message} <span className="block font-mono text-2xs">{problem.path}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  );
}
