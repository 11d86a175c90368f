import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Page } from '../../parts/page.tsx';
import { PersonField } from '../../parts/fields/person-field.tsx';
import { RefusedState } from '../../parts/states/refused-state.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { seeAs as words } from '../../words/see-as.ts';
import { MoreWords } from '../../words/words.tsx';

/** Asks as whom to see the tenant; what that means is said where it begins. */
export function ChooseWhomScreen() {
  return (
    <MoreWords words={{ seeAs: words }}>
      <ChooseWhom />
    </MoreWords>
  );
}

function ChooseWhom() {
  const t = useTranslations('seeAs');
  const { tenant, rooms } = useMe();
  const navigate = useNavigate();
  if (!rooms.explain.allowed) return <RefusedState title={t('somebody')} guard={rooms.explain} />;
  return (
    <Page title={t('somebody')} lead={t('lead')}>
      <div className="max-w-sm">
        <PersonField
          label={t('whom')}
          person={null}
          suggested={[]}
          onPick={({ id }) =>
            void navigate({ to: '/t/$tenant/see-as/$person', params: { tenant: tenant.slug, person: id } })
          }
        />
      </div>
    </Page>
  );
}
