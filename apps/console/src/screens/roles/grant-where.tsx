import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { Condition } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { commonType } from './common-type.ts';

// The form of a condition is large, and few grants have one.
const WhereForm = lazyPart(async () => (await import('./where-form.tsx')).WhereForm);

interface GrantWhereProps {
  readonly types: readonly ResourceType[];
  readonly condition: Condition | null;
  readonly onChange: (condition: Condition | null) => void;
}

/** Which records of its types a grant is about, as a condition. */
export function GrantWhere({ types, condition, onChange }: GrantWhereProps) {
  const t = useTranslations('compose');
  const type = commonType(types);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{t('where')}</legend>
      {type === null ? (
        <p className="text-ink-2">{t('whereNothing')}</p>
      ) : (
        <Suspense fallback={<p className="text-ink-3">{t('whereNone')}</p>}>
          {types.length > 1 ? (
            <p className="text-xs text-ink-3">
              {t('whereSeveral', {
                types: new Intl.ListFormat('en', { type: 'conjunction' }).format(
                  types.map(({ label }) => label),
                ),
              })}
            </p>
          ) : null}
          <WhereForm type={type} condition={condition} onChange={onChange} />
        </Suspense>
      )}
    </fieldset>
  );
}
