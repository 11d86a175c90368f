import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { PathChip } from '../../parts/chip.tsx';
import { KeptFacts } from './kept-facts.tsx';

/** What a request says beside its title and its amount, and where it lies. */
export function RequestFacts({ request }: { readonly request: RequestView }) {
  const t = useTranslations('request');
  const facts: readonly (readonly [string, string | null])[] = [
    [t('payee'), request.payee],
    [t('department'), request.departmentName],
    [t('costType'), request.costType],
    [t('project'), request.project],
  ];
  return (
    <dl className="grid grid-cols-[8rem_1fr] gap-x-4 gap-y-2 border-y border-line py-4">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      <KeptFacts fields={request.fields} />
      <dt className="text-ink-3">{t('folder')}</dt>
      <dd>
        <PathChip path={request.folder} />
      </dd>
    </dl>
  );
}
