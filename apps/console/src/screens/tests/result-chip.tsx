import { Check, Circle, CircleDashed, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../parts/chip.tsx';

export type Result = 'passed' | 'failed' | 'pending' | 'absent';

const LOOKS = {
  passed: { tone: 'gain', Icon: Check },
  failed: { tone: 'loss', Icon: X },
  pending: { tone: 'plain', Icon: CircleDashed },
  absent: { tone: 'plain', Icon: Circle },
} as const;

/** What came of a test or guard, in a word. */
export function ResultChip({ result }: { readonly result: Result }) {
  const t = useTranslations('tests');
  const { tone, Icon } = LOOKS[result];
  return (
    <Chip tone={tone} icon={<Icon size={12} aria-hidden />}>
      {t(`result.${result}`)}
    </Chip>
  );
}
