import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { SimulateFormView } from '@remit/api/simulate/simulate-views';
import { useMe } from '../../shell/tenant-context.ts';
import { ANYONE } from './anyone.ts';
import { withFact, type SimulateAddress } from './simulate-address.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

/** What can be asked, as questions that are one click away. Those that would be refused are not offered. */
export function Examples({ form }: { readonly form: SimulateFormView }) {
  const t = useTranslations('simulate');
  const me = useMe();
  const { change } = useSimulateSearch();
  const has = (type: string): boolean => form.types.some((each) => each.type === type);
  const payment = 'fin.PaymentRequest';
  const contract = 'crm.Contract';
  const folder = me.person.department ?? '/';
  const sales = form.folders.includes('/sales') ? '/sales' : '/';
  const currency = me.tenant.baseCurrency;
  const self = me.person.id;
  const examples: readonly { readonly text: string; readonly asks: SimulateAddress }[] = [
    { text: t('exampleMine'), asks: { who: self } },
    ...(has(payment)
      ? [
          {
            text: t('exampleApprove', { folder }),
            asks: { who: self, do: 'approve', type: payment, in: folder },
          },
        ]
      : []),
    ...(has(payment) && me.rooms.explain.allowed
      ? [
          {
            text: t('exampleWho', { folder, currency }),
            asks: {
              who: ANYONE,
              do: 'approve',
              type: payment,
              in: folder,
              facts: withFact(withFact(undefined, 'amount', `5000 ${currency}`), 'department', folder),
            },
          },
        ]
      : []),
    ...(has(contract) && me.rooms.explain.allowed
      ? [
          {
            text: t('exampleRead', { folder: sales }),
            asks: { who: ANYONE, do: 'read', type: contract, in: sales },
          },
        ]
      : []),
  ];
  return (
    <section aria-label={t('examples')} className="flex flex-col gap-2 py-4">
      <h2 className="text-base font-medium">{t('emptyTitle')}</h2>
      <p className="max-w-prose text-ink-2">{t('emptyReason')}</p>
      <ul className="mt-2 flex flex-col gap-1">
        {examples.map(({ text, asks }) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => change(asks)}
              className="flex min-h-8 items-center gap-2 rounded-md px-2 text-left hover:bg-hover max-sm:min-h-11"
            >
              <ArrowRight size={14} aria-hidden className="shrink-0 text-accent" />
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
