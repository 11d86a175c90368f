import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { InboxItem } from '@remit/api/requests/request-views';
import { Chip } from '../../parts/chip.tsx';

/** How much a decision has to be looked at; nothing where it is as usual. */
export function RiskChip({ risk }: Pick<InboxItem, 'risk'>) {
  const t = useTranslations('inbox.risk');
  if (risk === 'usual') return null;
  const Icon = risk === 'high' ? ShieldAlert : ShieldCheck;
  return (
    <Chip
      tone={risk === 'high' ? 'warn' : 'plain'}
      icon={<Icon size={12} aria-hidden className="shrink-0" />}
    >
      {t(risk)}
    </Chip>
  );
}
