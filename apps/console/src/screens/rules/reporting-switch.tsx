import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
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

/** Whether a rule counts, or stands in the policy to be watched first. */
export function ReportingSwitch({ reportOnly, onChange }: ReportingSwitchProps) {
  const t = useTranslations('rules');
  const { locked, lockedBy } = useFormGround();
  const [labelId, hintId] = [useId(), useId()];
  return (
    <div data-part="reportOnly" className="flex flex-col gap-1">
      <span id={labelId} className="font-medium">
        {t('standing.label')}
      </span>
      <RadioGroup
        aria-labelledby={labelId}
        aria-describedby={hintId}
        disabled={locked}
        value={reportOnly ? 'reported' : 'enforced'}
        onValueChange={(next) => onChange(next === 'reported')}
        className="flex self-start rounded-md border border-line bg-surface p-px"
      >
        {STANDINGS.map(({ standing, Icon }) => (
          <Radio.Root
            key={standing}
            value={standing}
            aria-describedby={lockedBy}
            className="flex h-7 items-center gap-1.5 rounded px-2.5 text-ink-2 hover:text-ink data-checked:bg-hover data-checked:font-medium data-checked:text-ink max-sm:h-11"
          >
            <Icon size={14} aria-hidden />
            {t(`standing.${standing}`)}
          </Radio.Root>
        ))}
      </RadioGroup>
      <span id={hintId} className="text-xs text-ink-3">
        {t(reportOnly ? 'standing.reportedHint' : 'standing.enforcedHint')}
      </span>
    </div>
  );
}
