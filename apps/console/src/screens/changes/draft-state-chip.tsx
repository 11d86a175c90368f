import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes/changes-views';
import { Chip, type Tone } from '../../parts/chip.tsx';

const tones: Readonly<Record<DraftView['state'], Tone>> = {
  editing: 'plain',
  'in-review': 'warn',
  approved: 'gain',
  scheduled: 'accent',
  published: 'gain',
  rejected: 'loss',
  withdrawn: 'plain',
  superseded: 'plain',
};

/** Where a draft stands. */
export function DraftStateChip({ state }: Pick<DraftView, 'state'>) {
  const t = useTranslations('draftState');
  return <Chip tone={tones[state]}>{t(state)}</Chip>;
}
