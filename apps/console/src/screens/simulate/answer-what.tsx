import { useTranslations } from 'use-intl';
import type { SimulatedWhat } from '@remit/api/simulate/simulate-views';
import type { PersonChip } from '@remit/api/views';
import { Chip } from '../../parts/chip.tsx';
import { Section } from '../../parts/section.tsx';
import { SourceLine } from '../../parts/source-line.tsx';
import { useSimulateSearch } from './use-simulate-search.ts';

interface AnswerWhatProps {
  readonly what: SimulatedWhat;
  readonly person: PersonChip | null;
}

const TONES = { always: 'gain', some: 'warn', never: 'loss' } as const;

/** What somebody can do, type by type; an action asks the question about itself. */
export function AnswerWhat({ what, person }: AnswerWhatProps) {
  const t = useTranslations('simulate');
  const { change } = useSimulateSearch();
  const who = person?.name ?? '';
  if (what.types.length === 0) return <p className="text-ink-2">{t('whatNothing', { who })}</p>;
  return (
    <div className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('what', { who })}</h2>
      {what.types.map((type) => (
        <Section key={type.type} level={3} title={type.label} className="flex flex-col gap-1">
          <ul className="divide-y divide-line border-y border-line">
            {type.actions.map(({ action, reach, sources }) => (
              <li
                key={action}
                className="grid items-baseline gap-x-4 gap-y-1 py-2 sm:grid-cols-[9rem_6rem_minmax(0,1fr)]"
              >
                <button
                  type="button"
                  onClick={() => change({ do: action, type: type.type })}
                  className="min-h-6 text-left font-medium hover:underline max-sm:min-h-11"
                >
                  {action}
                </button>
                <span>
                  <Chip tone={TONES[reach]}>{t(`reach.${reach}`)}</Chip>
                </span>
                <span className="flex min-w-0 flex-col gap-1">
                  {sources.map((source) => (
                    <SourceLine
                      key={`${source.role} ${source.assignedRole} ${source.folder} ${source.through.id}`}
                      source={source}
                    />
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
