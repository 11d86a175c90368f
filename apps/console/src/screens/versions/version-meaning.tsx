import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MeaningGroup, MeaningView } from '@remit/api/versions-views';
import { Button } from '../../parts/button.tsx';
import { ChangeMark } from '../../parts/change-mark.tsx';
import { PeopleAlike } from './people-alike.tsx';

const shownSentences = 8;

/** What a change means, sentence by sentence, for the people whose access the reader may be told. */
export function VersionMeaning({ meaning }: { readonly meaning: MeaningView }) {
  const t = useTranslations('versions');
  const { groups, groupsLeftOut } = meaning;
  return (
    <>
      <MeaningHeadline meaning={meaning} />
      <ul className="card divide-y divide-line empty:hidden">
        {groups.map((group) => (
          <GroupLine key={group.people[0]?.id ?? group.total} group={group} />
        ))}
      </ul>
      {groupsLeftOut === 0 ? null : <p className="text-ink-3">{t('moreGroups', { count: groupsLeftOut })}</p>}
    </>
  );
}

/** For how many people something changes. */
export function MeaningHeadline({ meaning: { people, others } }: { readonly meaning: MeaningView }) {
  const t = useTranslations('versions');
  if (people + others === 0) return <p className="text-ink-2">{t('whomNobody')}</p>;
  return (
    <p className="text-base font-medium" data-testid="meaning-headline">
      {t('whomCount', { people })}
      {others === 0 ? null : `, ${t('whomOthers', { others })}`}
    </p>
  );
}

function GroupLine({ group }: { readonly group: MeaningGroup }) {
  const t = useTranslations('versions');
  const [all, setAll] = useState(false);
  const sentences = all ? group.sentences : group.sentences.slice(0, shownSentences);
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[16rem_minmax(0,1fr)]">
      <PeopleAlike people={group.people} total={group.total} />
      <div className="flex flex-col items-start gap-1">
        <ul className="flex flex-col gap-1 text-ink-2">
          {sentences.map(({ change, sentence }) => (
            <li key={sentence} className="flex items-start gap-2">
              <ChangeMark change={change} />
              <span className="min-w-0 first-letter:uppercase">{sentence.replaceAll('`', '')}</span>
            </li>
          ))}
        </ul>
        {all || group.sentences.length <= shownSentences ? null : (
          <Button onClick={() => setAll(true)}>{t('showAll', { count: group.sentences.length })}</Button>
        )}
      </div>
    </li>
  );
}
