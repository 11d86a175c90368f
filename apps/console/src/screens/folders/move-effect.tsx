import { useTranslations } from 'use-intl';
import type { FolderMoveView } from '@remit/api/folders/folders-views';
import { Avatar } from '../../parts/avatar.tsx';
import { ChangeMark } from '../../parts/change-mark.tsx';

/** Who gains and who loses by a move, and why it would be refused. */
export function MoveEffect({ effect }: { readonly effect: FolderMoveView }) {
  const t = useTranslations('folders');
  const { refusal, gains, loses, changes, people } = effect;
  const all = gains + loses + changes;
  return (
    <>
      {refusal === null ? null : (
        <p className="rounded-md bg-loss-tint px-3 py-2 text-loss">
          <span className="font-medium">{t('moveRefused')}:</span> {refusal}.
        </p>
      )}
      <p className="text-ink-2">
        {t('moveGoes', { folders: effect.folders, records: effect.records, to: effect.to })}
      </p>
      <p className="font-medium">
        {all === 0 ? t('moveNobody') : t('moveCounts', { gains, loses, changes })}
      </p>
      {all > 0 && people.length === 0 ? <p className="text-ink-3">{t('moveUnseen')}</p> : null}
      <ul className="flex flex-col gap-3 empty:hidden">
        {people.map(({ person, sentences, total }) => (
          <li key={person.id} className="flex gap-2.5">
            <Avatar name={person.name} />
            <div className="min-w-0 flex-1">
              <p>
                <span className="font-medium">{person.name}</span>{' '}
                <span className="text-ink-3">{person.title}</span>
              </p>
              <ul className="text-ink-2">
                {sentences.map(({ change, sentence }) => (
                  <li key={sentence} className="flex items-start gap-1.5">
                    <ChangeMark change={change} />
                    <span className="min-w-0 wrap-break-word">{sentence.replaceAll('`', '')}</span>
                  </li>
                ))}
              </ul>
              {total > sentences.length ? (
                <p className="text-xs text-ink-3">
                  {t('moveMoreSentences', { count: total - sentences.length })}
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {people.length > 0 && all > people.length ? (
        <p className="text-xs text-ink-3">{t('moveMorePeople', { count: all - people.length })}</p>
      ) : null}
    </>
  );
}
