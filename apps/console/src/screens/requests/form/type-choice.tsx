import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { RequestFormView } from '@remit/api/requests/request-views';
import { SelectField } from '../../../parts/fields/select-field.tsx';
import { useMe } from '../../../shell/tenant-context.ts';

/** Chooses what is asked for; the address says it, so that a link can lead to one form. */
export function TypeChoice({ form }: { readonly form: Pick<RequestFormView, 'type' | 'types'> }) {
  const t = useTranslations('newRequest');
  const navigate = useNavigate();
  const { tenant } = useMe();
  const { asked } = useSearch({ strict: false });
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-x-8 pb-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <SelectField
        label={t('what')}
        hint={t('whatHint')}
        choices={form.types.map(({ type, label }) => [type, label])}
        chosen={form.type}
        onChoose={(choice) =>
          void navigate({
            to: '/t/$tenant/requests/new',
            params: { tenant: tenant.slug },
            search: { type: choice, asked },
            replace: true,
          })
        }
      />
    </div>
  );
}
