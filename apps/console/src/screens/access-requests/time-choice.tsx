import { useTranslations } from 'use-intl';
import { Field } from '../../parts/field.tsx';
import { SelectBox } from '../../parts/select-box.tsx';
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
  return (
    <Field label={label} {...(hint === null ? {} : { hint })}>
      {(wiring) => (
        <SelectBox
          {...wiring}
          value={String(chosen)}
          onChange={({ target }) => onChoose(Number(target.value))}
        >
          {times.map((time) => {
            const { unit, count } = lastingParts(time);
            return (
              <option key={time} value={String(time)}>
                {t(`lasts.${unit}`, { count })}
              </option>
            );
          })}
        </SelectBox>
      )}
    </Field>
  );
}
