import { useTranslations } from 'use-intl';
import type { SecurityPreview, SecurityView } from '@remit/api/people/people-views';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { AllowlistField } from './allowlist-field.tsx';
import { GraceField } from './grace-field.tsx';
import { SessionLengthField } from './session-length-field.tsx';
import { TestAddress } from './test-address.tsx';
import type { useSecurityEdit } from './use-security-edit.ts';

const demands = ['nobody', 'administrators', 'everybody'] as const;

interface SecurityFieldsProps {
  readonly view: SecurityView;
  readonly edit: ReturnType<typeof useSecurityEdit>;
  readonly preview: SecurityPreview | null;
  /** What is wrong with the addresses; null where nothing is. */
  readonly wrong: string | null;
}

/** What a tenant asks of whoever comes in: a second factor, how long a session lasts, and from which addresses. */
export function SecurityFields({ view, edit, preview, wrong }: SecurityFieldsProps) {
  const t = useTranslations('security');
  const { draft } = edit;
  return (
    <div className="flex flex-col gap-5">
      <SelectField
        label={t('second')}
        hint={t('secondHint')}
        choices={demands.map((demand) => [demand, t(demand)])}
        chosen={draft.secondFactor}
        onChoose={edit.setSecondFactor}
      />
      {draft.secondFactor === 'nobody' ? null : (
        <GraceField saved={view.secondFactorFrom} fits={edit.graceFits} onChange={edit.setGrace} />
      )}
      <SessionLengthField
        saved={view.sessionMinutes}
        minutes={draft.sessionMinutes}
        onChange={edit.setSessionMinutes}
      />
      <AllowlistField
        lines={edit.lines}
        yours={view.address}
        excludesYou={preview?.excludesYou === true && preview.problems.length === 0}
        error={wrong}
        onChange={edit.setLines}
      />
      <TestAddress allowlist={draft.allowlist} />
    </div>
  );
}
