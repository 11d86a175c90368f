import { useTranslations } from 'use-intl';
import type { GroupEffectView } from '@remit/api/groups/groups-views';
import { Avatar } from '../../parts/avatar.tsx';
import { ChangeMark } from '../../parts/change-mark.tsx';

/** So many are named; how many there are is counted above. */
const shown = 5;

const results = ['loses', 'narrower', 'gains', 'wider', 'changes', 'keeps'] as const;

/** What it means for whom that roles end: how many, and those who are worst off by name. */
export function EffectOnPeople({ effect }: { readonly effect: Pick<GroupEffectView, 'counts' | 'people'> }) {
  const t = useTranslations('groups');
  const touched = effect.people.filter(({ sentences }) => sentences.length > 0);
  const counted = results.filter((result) => effect.counts[result] > 0);
  return (
    <>
      <ul className="font-medium">
        {counted.map((result) => (
          <li key={result} className="flex items-start gap-2">
            <ChangeMark change={result} />
            {t(`counts.${result}`, { count: effect.counts[result] })}
          </li>
        ))}
      </ul>
      <ul aria-label={t('people')} className="flex flex-col gap-2">
        {touched.slice(0, shown).map(({ person, sentences, total }) => (
          <li key={person.id} className="flex items-start gap-2">
            <Avatar name={person.name} />
            <span className="min-w-0 flex-1">
              <span className="font-medium">{person.name}</span>
              {sentences.map(({ change, sentence }) => (
                <span key={sentence} className="flex items-start gap-2 text-xs text-ink-2">
                  <ChangeMark change={change} />
                  <span className="min-w-0 first-letter:uppercase">{sentence.replaceAll('`', '')}</span>
                </span>
              ))}
              {total > sentences.length ? (
                <span className="block text-xs text-ink-3">
                  {t('moreChanges', { count: total - sentences.length })}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {touched.length > shown ? (
        <p className="text-ink-3">{t('more', { count: touched.length - shown })}</p>
      ) : null}
    </>
  );
}
