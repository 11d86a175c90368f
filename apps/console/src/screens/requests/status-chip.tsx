import { Ban, CircleCheck, CircleDollarSign, CircleHelp, Clock, Hourglass, Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestStatus } from '@remit/api/requests/request-views';
import { Chip } from '../../parts/chip.tsx';

const looks = {
  waiting: { tone: 'warn', Icon: Clock },
  information: { tone: 'warn', Icon: CircleHelp },
  approved: { tone: 'gain', Icon: CircleCheck },
  rejected: { tone: 'loss', Icon: Ban },
  paid: { tone: 'wide', Icon: CircleDollarSign },
  withdrawn: { tone: 'plain', Icon: Undo2 },
  expired: { tone: 'plain', Icon: Hourglass },
} as const;

/** How a request stands: a glyph, a word and a tone. */
export function StatusChip({ status }: { readonly status: RequestStatus }) {
  const t = useTranslations('request');
  const { tone, Icon } = looks[status];
  return (
    <Chip tone={tone} icon={<Icon size={12} aria-hidden className="shrink-0" />}>
      {t(`status.${status}`)}
    </Chip>
  );
}
