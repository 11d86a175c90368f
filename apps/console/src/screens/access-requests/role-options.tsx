import { useTranslations } from 'use-intl';
import type { AccessOption } from '@remit/api/access/access-views';
import { PathChip } from '../../parts/chip.tsx';

interface RoleOptionsProps {
  readonly options: readonly AccessOption[];
  /** Which of them, by its place. */
  readonly chosen: number;
  readonly onChoose: (at: number) => void;
}

/** The roles that would allow what was refused, each with what else it gives and who grants it. */
export function RoleOptions({ options, chosen, onChoose }: RoleOptionsProps) {
  const t = useTranslations('accessRequests');
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{t('which')}</legend>
      {options.map((option, at) => (
        <label
          key={`${option.role} ${option.folder}`}
          className="card flex cursor-pointer items-start gap-3 p-3 has-checked:border-accent has-checked:bg-accent-tint"
        >
          <input
            type="radio"
            name="role"
            checked={at === chosen}
            onChange={() => onChoose(at)}
            className="mt-1"
          />
          <span className="flex min-w-0 flex-col gap-0.5">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{option.label}</span>
              <PathChip path={option.folder} />
            </span>
            {option.description === null ? null : <span className="text-ink-2">{option.description}</span>}
            <OptionFacts option={option} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function OptionFacts({ option }: { readonly option: AccessOption }) {
  const t = useTranslations('accessRequests');
  const names = option.granters.map(({ name }) => name).join(', ');
  const others = option.grantersTotal - option.granters.length;
  return (
    <span className="text-xs text-ink-3">
      {option.waiting === null
        ? `${t('option.alsoGives', { count: option.alsoGives })} · ${t('option.granted', { names, others })}`
        : t('option.waits')}
    </span>
  );
}
