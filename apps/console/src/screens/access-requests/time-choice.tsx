import { useTranslations } from 'use-intl';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { lastingParts } from './lasting.ts';

interface TimeChoiceProps {
  readonly label: string;
  readonly hint: string | null;
  readonly times: readonly number[];
  readonly chosen: number;
  readonly onChoose: (time: number) => void;
}

/** For how long, among a few times. */
export function TimeChoice({ label, hint, times, chosen, onChoose }: TimeChoiceProps) {
  const t = useTranslations('accessRequests');
  const lasts = (time: number): string => {
    const { unit, count } = lastingParts(time);
    return t(`lasts.${unit}`, { count });
  };
  return (
    <SelectField
      label={label}
      hint={hint ?? undefined}
      choices={times.map((time) => [time, lasts(time)])}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
