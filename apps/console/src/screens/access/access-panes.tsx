import { useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { AccessType, AccessView } from '@remit/api/people/people-access-views';
import { classes } from '../../parts/classes.ts';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { Meter } from '../../parts/meter.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { Section } from '../../parts/section.tsx';
import { SourceLine } from '../../parts/source-line.tsx';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { AccessTypePane } from './access-type-pane.tsx';
import { typeMatches } from './access-filter.ts';

/** Left: n of m records of every type, and the roles held. Right: one type's actions and fields, each with its source. */
export function AccessPanes({ access }: { readonly access: AccessView }) {
  const t = useTranslations('access');
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const list = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const choose = ({ type }: AccessType): void => {
    setSearch({ type });
    // Where it stands under the list, what is chosen there would come out of sight: its reader is taken to it.
    if (list.current === null || pane.current === null || pane.current.offsetTop <= list.current.offsetTop)
      return;
    pane.current.focus({ preventScroll: true });
    pane.current.scrollIntoView({ block: 'start' });
  };
  const types = access.types.filter((type) => typeMatches(type, search.q ?? ''));
  const shown =
    types.find(({ type }) => type === search.type) ?? types.find(({ readable }) => readable > 0) ?? types[0];
  const modules = [...new Set(types.map(({ moduleLabel }) => moduleLabel))];
  return (
    <div className="card overflow-hidden lg:grid lg:min-h-0 lg:flex-1 lg:grid-cols-[19rem_minmax(0,1fr)]">
      <div ref={list} className="border-line max-lg:border-b lg:min-h-0 lg:overflow-y-auto lg:border-r">
        <div className="border-b border-line p-3">
          <SearchBox
            wide
            label={t('filter')}
            value={search.q ?? ''}
            onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
          />
        </div>
        {types.length === 0 ? <EmptyState title={t('noneFound')} reason={t('noneFoundReason')} /> : null}
        {modules.map((module) => (
          <Section
            key={module}
            level={2}
            title={module}
            titleClass="px-4 pt-3 pb-1 text-xs font-medium text-ink-3"
          >
            <ul className="px-2">
              {types
                .filter(({ moduleLabel }) => moduleLabel === module)
                .map((type) => (
                  <li key={type.type}>
                    <TypeButton type={type} chosen={type === shown} onChoose={() => choose(type)} />
                  </li>
                ))}
            </ul>
          </Section>
        ))}
        <Section
          level={2}
          title={t('roles', { count: access.roles.length })}
          titleClass="mb-2 text-xs font-medium text-ink-3"
          className="mt-3 border-t border-line px-4 py-3"
        >
          {access.roles.length === 0 ? <p className="text-ink-2">{t('noRoles')}</p> : null}
          <ul className="flex flex-col gap-2">
            {access.roles.map((source) => (
              <li key={`${source.role} ${source.assignedRole} ${source.folder} ${source.through.id}`}>
                <SourceLine source={source} />
              </li>
            ))}
          </ul>
        </Section>
      </div>
      <div
        ref={pane}
        tabIndex={-1}
        className="min-w-0 focus-visible:-outline-offset-2 lg:min-h-0 lg:overflow-y-auto"
      >
        {shown === undefined ? null : <AccessTypePane key={shown.type} type={shown} rules={access.rules} />}
      </div>
    </div>
  );
}

interface TypeButtonProps {
  readonly type: AccessType;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function TypeButton({ type, chosen, onChoose }: TypeButtonProps) {
  const t = useTranslations('access');
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={classes(
        'flex w-full flex-col justify-center gap-1.5 rounded-md px-2 py-1.5 text-left max-sm:min-h-11',
        chosen ? 'bg-accent-tint' : 'hover:bg-hover',
      )}
    >
      <span className="flex w-full items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{type.label}</span>
        <span className="figures text-xs text-ink-2">
          {type.total === null
            ? t('countAlone', { readable: type.readable })
            : t('count', { readable: type.readable, total: type.total })}
        </span>
      </span>
      {type.total === null ? null : (
        <span className="w-full">
          <Meter part={type.readable} whole={type.total} />
        </span>
      )}
    </button>
  );
}
