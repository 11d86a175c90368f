import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useTranslations } from 'use-intl';
import type { FieldSetting } from '../../draft/field-state.ts';
import { fieldMarks } from './field-looks.tsx';

const settings: readonly FieldSetting[] = ['hidden', 'masked', 'visible', 'editable'];

interface FieldSettingChoiceProps {
  readonly label: string;
  /** Whether it is text, which alone can be masked. */
  readonly isText: boolean;
  /** `open` where no rule says anything of the field. */
  readonly chosen: FieldSetting | 'open';
  readonly onChoose: (setting: FieldSetting) => void;
}

/** What a role gets of a field, to choose from. */
export function FieldSettingChoice({ label, isText, chosen, onChoose }: FieldSettingChoiceProps) {
  const t = useTranslations('fields');
  const offered = settings.filter((setting) => setting !== 'masked' || isText);
  return (
    <RadioGroup
      aria-label={label}
      value={chosen}
      onValueChange={(to: FieldSetting | 'open') => {
        if (to !== 'open') onChoose(to);
      }}
      className="mt-1 flex flex-wrap gap-1"
    >
      {offered.map((setting) => (
        <Radio.Root
          key={setting}
          value={setting}
          className="flex h-7 items-center gap-1.5 rounded-md border border-line px-2 text-xs text-ink-2 hover:text-ink data-checked:border-accent data-checked:bg-accent-tint data-checked:font-medium data-checked:text-ink max-sm:h-11"
        >
          {fieldMarks[setting]}
          {t(`state.${setting}`)}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
