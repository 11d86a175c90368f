import { UserPlus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { MOST_PEOPLE } from './matrix-address.ts';

// It comes when somebody is asked for: most who look at the matrix look at roles.
const PersonPicker = lazyPart(
  async () => (await import('../../parts/fields/person-picker.tsx')).PersonPicker,
);

/** Puts a person beside the roles, with what they effectively have. */
export function AddPerson({ people }: { readonly people: readonly string[] }) {
  const t = useTranslations('matrix');
  const setSearch = useSetSearch();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button icon={<UserPlus size={14} aria-hidden />} onClick={() => setAsking(true)}>
        {t('addPerson')}
      </Button>
    );
  }
  return (
    <div className="w-56 max-sm:w-full">
      <Suspense>
        <PersonPicker
          label={t('addPerson')}
          person={null}
          suggested={[]}
          onPick={({ id }) => {
            setAsking(false);
            setSearch({
              people: [...people.filter((each) => each !== id), id].slice(-MOST_PEOPLE).join(','),
            });
          }}
        />
      </Suspense>
    </div>
  );
}
