import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ChangeSentence } from '@remit/api/people/people-views';
import type { MeaningGroup, VersionsDiffView } from '@remit/api/policy/versions-views';
import { Button } from '../../parts/button.tsx';
import { ChangeMark } from '../../parts/change-mark.tsx';
import { PeopleAlike } from './people-alike.tsx';

const shownSentences = 8;

/** What a change means, sentence by sentence, for the people whose access the reader may be told. */
export function VersionMeaning({ meaning, duties }: Pick<VersionsDiffView, 'meaning' | 'duties'>) {
  const t = useTranslations('versions');
  const { groups, groupsLeftOut } = meaning;
  return (
    <>
      <MeaningHeadline meaning={meaning} duties={duties} />
      {duties.length === 0 ? null : <Sentences sentences={duties} />}
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
function MeaningHeadline({
  meaning: { people, others },
  duties,
}: Pick<VersionsDiffView, 'meaning' | 'duties'>) {
  const t = useTranslations('versions');
  if (people + others === 0)
    return <p className="text-ink-2">{t(duties.length === 0 ? 'whomNobody' : 'dutiesAlone')}</p>;
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
        <Sentences sentences={sentences} />
        {all || group.sentences.length <= shownSentences ? null : (
          <Button onClick={() => setAll(true)}>{t('showAll', { count: group.sentences.length })}</Button>
        )}
      </div>
    </li>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly ChangeSentence[] }) {
  return (
    <ul className="flex flex-col gap-1 text-ink-2">
      {sentences.map(({ change, sentence }) => (
        <li key={sentence} className="flex items-start gap-2">
          <ChangeMark change={change} />
          <span className="min-w-0 first-letter:uppercase">{sentence.replaceAll('`', '')}</span>
        </li>
      ))}
    </ul>
  );
}
