import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Eye, EyeOff } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { GraphKind, GraphNode, GraphView } from '@remit/api/graph/graph-views';
import type { PersonChip } from '@remit/api/views';
import { Button } from '../../parts/button.tsx';
import { classes } from '../../parts/classes.ts';
import { PersonPicker } from '../../parts/fields/person-picker.tsx';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { hiddenKinds } from './hidden-kinds.ts';
import { useGraphSearch } from './use-graph-search.ts';

const SHOWN = ['person', 'group', 'role', 'folder', 'permission'] as const satisfies readonly GraphKind[];

interface GraphBarProps {
  readonly view: GraphView;
  /** The other of two people who are compared. */
  readonly other: GraphNode | null;
}

/** What stands in the middle, how far it goes, which kinds are shown, and with whom somebody is compared. */
export function GraphBar({ view, other }: GraphBarProps) {
  const t = useTranslations('graph');
  const calls = useCalls();
  const { person: me } = useMe();
  const change = useGraphSearch();
  const roleField = useId();
  const { only } = useSearch({ from: '/t/$tenant/access/graph' });
  const policy = useQuery(calls.options.policy.current.queryOptions());
  const hidden = hiddenKinds(only);
  const around = (focus: string): void => change({ as: focus, to: undefined, with: undefined });
  const focused = view.nodes.find(({ key }) => key === view.focus);
  const person = focused?.kind === 'person' ? chipOf(focused) : null;
  const toggle = (kind: (typeof SHOWN)[number]): void => {
    const shown = SHOWN.filter((each) => hidden.has(each) === (each === kind));
    change({ only: shown.length === SHOWN.length ? undefined : shown.join(' ') || 'none' });
  };
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3 print:hidden">
      <div className="flex w-64 flex-col gap-1 max-sm:w-full">
        <span className="text-xs text-ink-2">{t('person')}</span>
        <PersonPicker
          label={t('person')}
          person={person}
          suggested={[me]}
          onPick={({ id }) => around(`person:${id}`)}
        />
      </div>
      {person === null ? null : (
        <div className="flex w-64 flex-col gap-1 max-sm:w-full">
          <span className="text-xs text-ink-2">{t('with')}</span>
          <PersonPicker
            label={t('with')}
            person={other === null ? null : chipOf(other)}
            suggested={person.id === me.id ? [] : [me]}
            onPick={({ id }) => change({ with: id === person.id ? undefined : id, to: undefined })}
          />
        </div>
      )}
      {other === null ? null : (
        <Button onClick={() => change({ with: undefined, to: undefined })}>{t('alone')}</Button>
      )}
      <div className="flex w-56 flex-col gap-1 max-sm:w-full">
        <label htmlFor={roleField} className="text-xs text-ink-2">
          {t('role')}
        </label>
        <SelectBox
          id={roleField}
          value={focused?.kind === 'role' ? focused.key.slice('role:'.length) : ''}
          onChange={({ target }) => {
            if (target.value !== '') around(`role:${target.value}`);
          }}
        >
          <option value="">{t('chooseRole')}</option>
          {policy.data?.roles.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </SelectBox>
      </div>
      <div role="group" aria-label={t('hide')} className="flex flex-wrap gap-1.5">
        {SHOWN.map((kind) => (
          <Button
            key={kind}
            aria-pressed={!hidden.has(kind)}
            icon={hidden.has(kind) ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
            className={classes(hidden.has(kind) && 'text-ink-2 line-through')}
            onClick={() => toggle(kind)}
          >
            {t(`kinds.${kind}`)}
          </Button>
        ))}
      </div>
      {view.more && view.hops < 6 ? (
        <Button onClick={() => change({ show: String(view.hops + 2) })}>{t('hops')}</Button>
      ) : null}
      {view.hops > (other === null ? 2 : 4) ? (
        <Button onClick={() => change({ show: undefined })}>{t('fewer')}</Button>
      ) : null}
    </div>
  );
}

const chipOf = ({ key, label, detail }: GraphNode): PersonChip => ({
  id: key.slice('person:'.length),
  name: label,
  title: detail ?? '',
  department: null,
  departmentName: null,
});
