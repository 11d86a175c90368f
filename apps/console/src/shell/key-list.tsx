import { useTranslations } from 'use-intl';
import { Dialog } from '../parts/dialogs/dialog.tsx';
import { keyList as words } from '../words/key-list.ts';
import { MoreWords } from '../words/words.tsx';
import { goRooms, isRoomLetter, type RoomLetter } from './go-rooms.ts';
import { KeyGroup } from './key-group.tsx';
import { KeyLine } from './key-line.tsx';
import { SingleKeysSwitch } from './single-keys-switch.tsx';
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
        <SingleKeysSwitch />
        <KeyGroup title={t('group.everywhere')}>
          <KeyLine keys={['Ctrl K', '/']}>{t('everywhere.palette')}</KeyLine>
          <KeyLine keys={['?']}>{t('everywhere.why')}</KeyLine>
          {rooms.roles.allowed ? <KeyLine keys={['D']}>{t('everywhere.draft')}</KeyLine> : null}
          {rooms.explain.allowed ? <KeyLine keys={['V']}>{t('everywhere.seeAs')}</KeyLine> : null}
          {rooms.roles.allowed ? <KeyLine keys={['T']}>{t('everywhere.time')}</KeyLine> : null}
          {rooms.roles.allowed || rooms.audit.allowed ? (
            <KeyLine keys={['E']}>{t('everywhere.export')}</KeyLine>
          ) : null}
          <KeyLine keys={['Esc']}>{t('everywhere.close')}</KeyLine>
        </KeyGroup>
        <KeyGroup title={t('group.rooms')}>
          {letters.map((letter) => (
            <KeyLine key={letter} keys={['G', letter.toUpperCase()]} by={t('followedBy')}>
              {t(`room.${letter}`)}
            </KeyLine>
          ))}
        </KeyGroup>
        {rooms.roles.allowed ? (
          <KeyGroup title={t('group.draft')}>
            <KeyLine keys={['Ctrl Z']}>{t('draft.undo')}</KeyLine>
            <KeyLine keys={['Ctrl Shift Z']}>{t('draft.redo')}</KeyLine>
          </KeyGroup>
        ) : null}
        {rooms.inbox.allowed ? (
          <KeyGroup title={t('group.inbox')}>
            <KeyLine keys={['J']}>{t('inbox.down')}</KeyLine>
            <KeyLine keys={['K']}>{t('inbox.up')}</KeyLine>
            <KeyLine keys={['A']}>{t('inbox.approve')}</KeyLine>
            <KeyLine keys={['R']}>{t('inbox.reject')}</KeyLine>
            <KeyLine keys={['Q']}>{t('inbox.ask')}</KeyLine>
            <KeyLine keys={['H']}>{t('inbox.handOver')}</KeyLine>
            <KeyLine keys={['P']}>{t('inbox.pay')}</KeyLine>
          </KeyGroup>
        ) : null}
        <KeyGroup title={t('group.grid')}>
          <KeyLine keys={['←', '↑', '→', '↓']}>{t('grid.move')}</KeyLine>
          <KeyLine keys={['Home', 'End']}>{t('grid.line')}</KeyLine>
          <KeyLine keys={['Page Up', 'Page Down']}>{t('grid.page')}</KeyLine>
          <KeyLine keys={['Enter']}>{t('grid.open')}</KeyLine>
          {rooms.roles.allowed ? (
            <>
              <KeyLine keys={['Shift ←', 'Shift →']}>{t('grid.select')}</KeyLine>
              <KeyLine keys={['Ctrl A']}>{t('grid.all')}</KeyLine>
              <KeyLine keys={['Ctrl C', 'Ctrl V']}>{t('grid.copy')}</KeyLine>
              <KeyLine keys={['Space']}>{t('grid.cycle')}</KeyLine>
              <KeyLine keys={['Backspace']}>{t('grid.restore')}</KeyLine>
              <KeyLine keys={['?', 'F2']}>{t('grid.why')}</KeyLine>
            </>
          ) : null}
        </KeyGroup>
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
