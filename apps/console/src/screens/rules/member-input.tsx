import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { PersonPicker } from '../../parts/fields/person-picker.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

interface MemberInputProps {
  readonly label: string;
  readonly id: string;
  readonly onPick: (id: string) => void;
}

/** One person of the tenant, found by name. */
export function MemberInput({ label, id, onPick }: MemberInputProps) {
  const t = useTranslations('rules');
  const calls = useCalls();
  const me = useMe();
  const known = useQuery({
    ...calls.options.people.get.queryOptions({ member: id }),
    enabled: id !== '',
    retry: false,
  });
  return (
    <span className="min-w-48 flex-1">
      <PersonPicker
        label={id === '' ? t('chooseMember') : label}
        person={known.data?.person ?? null}
        suggested={[me.person]}
        onPick={(person) => onPick(person.id)}
      />
    </span>
  );
}
