import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Guard, PersonChip } from '@remit/api/views';
import { useCalls } from '../shell/tenant-context.ts';
import { seeAs as words } from '../words/see-as.ts';
import { MoreWords } from '../words/words.tsx';
import { GuardedButton } from './guarded-button.tsx';

interface SeeAsButtonProps {
  readonly guard: Guard;
  readonly person: Pick<PersonChip, 'id' | 'name'>;
}

/** Leads to where seeing as somebody begins. */
export function SeeAsButton(props: SeeAsButtonProps) {
  return (
    <MoreWords words={{ seeAs: words }}>
      <Inner {...props} />
    </MoreWords>
  );
}

function Inner({ guard, person: { id, name } }: SeeAsButtonProps) {
  const t = useTranslations('seeAs');
  const { slug } = useCalls();
  const navigate = useNavigate();
  return (
    <GuardedButton
      guard={guard}
      asked={{ title: t('seeAs', { name }) }}
      onPress={() => void navigate({ to: '/t/$tenant/see-as/$person', params: { tenant: slug, person: id } })}
    >
      {t('seeAs', { name })}
    </GuardedButton>
  );
}
