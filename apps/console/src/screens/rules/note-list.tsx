import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import type { TextNote } from './read-text.ts';

interface NoteListProps {
  readonly notes: readonly TextNote[];
  readonly reading: boolean;
  readonly onFix: (fix: TextNote['fixes'][number]) => void;
  /** Writes one of the names that may have been meant. */
  readonly onWrite: (note: TextNote, name: string) => void;
}

const TONES = { error: 'loss', warning: 'warn', hint: 'plain' } as const;

/** What there is to say about a text, in its order, each with its place and its ways out. */
export function NoteList({ notes, reading, onFix, onWrite }: NoteListProps) {
  const t = useTranslations('rules');
  return (
    <div role="status">
      {notes.length === 0 ? (
        <p className="text-xs text-ink-3">{reading ? t('reading') : t('fine')}</p>
      ) : (
        <ol className="flex flex-col gap-2">
          {notes.map((note) => (
            <li key={`${note.range.from} ${note.message}`} className="flex flex-col gap-1">
              <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
                <Chip tone={TONES[note.severity]}>{t(`severity.${note.severity}`)}</Chip>
                <span className="figures text-xs text-ink-3">
                  {t('place', { line: String(note.line), column: String(note.column) })}
                </span>
                <span className="first-letter:uppercase">{note.message.replace(/([^.])$/u, '$1.')}</span>
              </p>
              {note.expected.length === 0 ? null : (
                <p className="text-xs text-ink-2">{t('expected', { list: note.expected.join(', ') })}</p>
              )}
              {note.nearest.length === 0 ? null : (
                <span className="flex flex-wrap items-center gap-1.5 text-xs text-ink-2">
                  {t('nearest')}
                  {note.nearest.map((name) => (
                    <Button key={name} onClick={() => onWrite(note, name)}>
                      {name}
                    </Button>
                  ))}
                </span>
              )}
              {note.fixes.length === 0 ? null : (
                <span className="flex flex-wrap gap-1.5">
                  {note.fixes.map((fix) => (
                    <Button key={fix.label} onClick={() => onFix(fix)}>
                      {fix.label}
                    </Button>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
