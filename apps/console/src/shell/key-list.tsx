import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../parts/dialog.tsx';
import { Section } from '../parts/section.tsx';
import { keyList as words } from '../words/key-list.ts';
import { MoreWords } from '../words/words.tsx';
import { goRooms, isRoomLetter, type RoomLetter } from './go-rooms.ts';
import { turnSingleKeys, useSingleKeysOn } from './single-keys.ts';
import { useMe } from './tenant-context.ts';

interface KeyListProps {
  readonly onClose: () => void;
}

/** Every key of the console that is no button's own, for the rooms that are open to its reader. */
export function KeyList(props: KeyListProps) {
  return (
    <MoreWords words={{ keyList: words }}>
      <OpenKeyList {...props} />
    </MoreWords>
  );
}

function OpenKeyList({ onClose }: KeyListProps) {
  const t = useTranslations('keyList');
  const { rooms } = useMe();
  const letters = useOpenRooms();
  return (
    <Dialog open place="side" onClose={onClose} title={t('title')} description={t('lead')}>
      <div className="flex flex-col gap-5">
        <Turn />
        <Keys title={t('group.everywhere')}>
          <Line keys={['Ctrl K', '/']}>{t('everywhere.palette')}</Line>
          <Line keys={['?']}>{t('everywhere.why')}</Line>
          {rooms.roles.allowed ? <Line keys={['D']}>{t('everywhere.draft')}</Line> : null}
          {rooms.explain.allowed ? <Line keys={['V']}>{t('everywhere.seeAs')}</Line> : null}
          {rooms.roles.allowed ? <Line keys={['T']}>{t('everywhere.time')}</Line> : null}
          {rooms.roles.allowed || rooms.audit.allowed ? (
            <Line keys={['E']}>{t('everywhere.export')}</Line>
          ) : null}
          <Line keys={['Esc']}>{t('everywhere.close')}</Line>
        </Keys>
        <Keys title={t('group.rooms')}>
          {letters.map((letter) => (
            <Line key={letter} keys={['G', letter.toUpperCase()]} by={t('followedBy')}>
              {t(`room.${letter}`)}
            </Line>
          ))}
        </Keys>
        {rooms.roles.allowed ? (
          <Keys title={t('group.draft')}>
            <Line keys={['Ctrl Z']}>{t('draft.undo')}</Line>
            <Line keys={['Ctrl Shift Z']}>{t('draft.redo')}</Line>
          </Keys>
        ) : null}
        {rooms.inbox.allowed ? (
          <Keys title={t('group.inbox')}>
            <Line keys={['J']}>{t('inbox.down')}</Line>
            <Line keys={['K']}>{t('inbox.up')}</Line>
            <Line keys={['A']}>{t('inbox.approve')}</Line>
            <Line keys={['R']}>{t('inbox.reject')}</Line>
            <Line keys={['Q']}>{t('inbox.ask')}</Line>
            <Line keys={['H']}>{t('inbox.handOver')}</Line>
            <Line keys={['P']}>{t('inbox.pay')}</Line>
          </Keys>
        ) : null}
        <Keys title={t('group.grid')}>
          <Line keys={['←', '↑', '→', '↓']}>{t('grid.move')}</Line>
          <Line keys={['Home', 'End']}>{t('grid.line')}</Line>
          <Line keys={['Page Up', 'Page Down']}>{t('grid.page')}</Line>
          <Line keys={['Enter']}>{t('grid.open')}</Line>
          {rooms.roles.allowed ? (
            <>
              <Line keys={['Shift ←', 'Shift →']}>{t('grid.select')}</Line>
              <Line keys={['Ctrl A']}>{t('grid.all')}</Line>
              <Line keys={['Ctrl C', 'Ctrl V']}>{t('grid.copy')}</Line>
              <Line keys={['Space']}>{t('grid.cycle')}</Line>
              <Line keys={['Backspace']}>{t('grid.restore')}</Line>
              <Line keys={['?', 'F2']}>{t('grid.why')}</Line>
            </>
          ) : null}
        </Keys>
      </div>
    </Dialog>
  );
}

/** The letters behind a G that lead where this reader is let in, as the rail has them. */
function useOpenRooms(): readonly RoomLetter[] {
  const { rooms } = useMe();
  const guards = {
    i: rooms.inbox,
    p: rooms.people,
    a: rooms.roles,
    f: rooms.folders,
    v: rooms.roles,
    u: rooms.audit,
    t: rooms.settings,
  } as const;
  const guardOf = new Map(Object.entries(guards));
  return Object.keys(goRooms)
    .filter(isRoomLetter)
    .filter((letter) => guardOf.get(letter)?.allowed !== false);
}

function Turn() {
  const t = useTranslations('keyList');
  const on = useSingleKeysOn();
  return (
    <div>
      <label className="flex min-h-6 items-center gap-2 font-medium max-sm:min-h-11">
        <input type="checkbox" checked={on} onChange={({ target }) => turnSingleKeys(target.checked)} />
        {t('single')}
      </label>
      <p className="text-xs text-ink-2">{t('singleHint')}</p>
    </div>
  );
}

function Keys({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Section level={3} title={title}>
      <dl className="mt-1.5 grid grid-cols-[max-content_1fr] items-baseline gap-x-4 gap-y-1.5">{children}</dl>
    </Section>
  );
}

interface LineProps {
  readonly keys: readonly string[];
  /** The word between two keys; without one they are ways to the same, or a pair. */
  readonly by?: string;
  readonly children: ReactNode;
}

function Line({ keys, by, children }: LineProps) {
  return (
    <>
      <dt className="flex items-center gap-1">
        {keys.map((key, index) => (
          <Fragment key={key}>
            {by !== undefined && index > 0 ? <span className="text-xs text-ink-3">{by}</span> : null}
            <kbd className="rounded border border-line bg-sunken px-1.5 py-px font-sans text-xs">{key}</kbd>
          </Fragment>
        ))}
      </dt>
      <dd className="min-w-0 text-ink-2">{children}</dd>
    </>
  );
}
