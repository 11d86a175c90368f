import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { OperandForm } from '@remit/policy/condition-form';
import { Button } from '../../parts/button.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { SideInput } from './side-input.tsx';

interface ValueListProps {
  readonly sides: readonly OperandForm[];
  /** What they are compared with. */
  readonly beside: OperandForm;
  /** Where the list stands in its item. */
  readonly part: string;
  /** What another one begins as. */
  readonly fresh: () => OperandForm;
  readonly onChange: (sides: readonly OperandForm[]) => void;
}

/** The values that something may be one of. */
export function ValueList({ sides, beside, part, fresh, onChange }: ValueListProps) {
  const t = useTranslations('rules');
  return (
    <span data-part={part} className="flex min-w-0 flex-1 basis-48 flex-col gap-1">
      {sides
        .map((side, at) => ({ side, at, key: `side ${at}` }))
        .map(({ side, at, key }) => (
          <span key={key} className="flex items-start gap-1">
            <SideInput
              label={t('right')}
              side={side}
              beside={beside}
              part={`${part}[${at}]`}
              onChange={(next) => onChange(sides.toSpliced(at, 1, next))}
            />
            <IconButton label={t('removeValue')} onClick={() => onChange(sides.toSpliced(at, 1))}>
              <X size={14} aria-hidden />
            </IconButton>
          </span>
        ))}
      <span>
        <Button
          look="ghost"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...sides, fresh()])}
        >
          {t('addValue')}
        </Button>
      </span>
    </span>
  );
}
