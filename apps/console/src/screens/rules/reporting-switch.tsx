import { Eye, ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useFormGround } from './form-ground.ts';

const STANDINGS = [
  { standing: 'enforced', Icon: ShieldCheck },
  { standing: 'reported', Icon: Eye },
] as const;

interface ReportingSwitchProps {
  readonly reportOnly: boolean;
  readonly onChange: (reportOnly: boolean) => void;
}

/** Whether a rule counts, or stands in the policy to be watched first. The browser's own radios: a kit's are 6 kB. */
export function ReportingSwitch({ reportOnly, onChange }: ReportingSwitchProps) {
  const t = useTranslations('rules');
  const { lockedBy } = useFormGround();
  const [labelId, hintId] = [useId(), useId()];
  const chosen = reportOnly ? 'reported' : 'enforced';
  return (
    <div data-part="reportOnly" className="flex flex-col gap-1">
      <span id={labelId} className="font-medium">
        {t('standing.label')}
      </span>
      <div
        role="radiogroup"
        aria-labelledby={labelId}
        aria-describedby={hintId}
        className="flex self-start rounded-md border border-line bg-surface p-px"
      >
        {STANDINGS.map(({ standing, Icon }) => (
          <label
            key={standing}
            className="relative flex h-7 items-center gap-1.5 rounded px-2.5 text-ink-2 hover:text-ink has-checked:bg-hover has-checked:font-medium has-checked:text-ink max-sm:h-11"
          >
            <input
              type="radio"
              name={labelId}
              checked={standing === chosen}
              aria-describedby={lockedBy}
              onChange={() => onChange(standing === 'reported')}
              className="absolute inset-0 appearance-none rounded"
            />
            <Icon size={14} aria-hidden />
            {t(`standing.${standing}`)}
          </label>
        ))}
      </div>
      <span id={hintId} className="text-xs text-ink-3">
        {t(reportOnly ? 'standing.reportedHint' : 'standing.enforcedHint')}
      </span>
    </div>
  );
}
