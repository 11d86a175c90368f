import { Ban, CircleSlash2, CornerDownRight } from 'lucide-react';
import type { useTranslations } from 'use-intl';
import type { CellLook } from '../../parts/grid/cell-look.ts';
import type { RoleInFolder } from './role-in-folder.ts';

const nothing = <span className="size-1 rounded-full bg-line-strong" />;

/** Looks of cells; equal ones are one object, so that a cell is drawn anew only when it says something else. */
export function folderLooks(
  t: ReturnType<typeof useTranslations<'folders'>>,
): (at: RoleInFolder, changed: boolean) => CellLook {
  const looks = new Map<string, CellLook>();
  return (at, changed) => {
    const key = JSON.stringify([at, changed]);
    const look = looks.get(key) ?? folderLook(t, at, changed);
    looks.set(key, look);
    return look;
  };
}

/** How a role in a folder looks: solid what is set here, grey what comes from above; both, where both are. */
function folderLook(
  t: ReturnType<typeof useTranslations<'folders'>>,
  at: RoleInFolder,
  changed: boolean,
): CellLook {
  const { here, inAll, from, narrowed, narrowedFrom } = at;
  const held =
    here > 0 ? (
      <span className="figures font-semibold">{here}</span>
    ) : inAll > 0 ? (
      <span className="figures inline-flex items-center gap-0.5 text-ink-3">
        <CornerDownRight size={12} aria-hidden />
        {inAll}
      </span>
    ) : null;
  // How many in all the words say; two figures in one cell would be read as one.
  const both =
    here > 0 && from.length > 0 ? <CornerDownRight size={11} aria-hidden className="text-ink-3" /> : null;
  const meaning = narrowed ?? narrowedFrom?.how ?? null;
  const Icon = meaning === 'emptied' ? Ban : CircleSlash2;
  return {
    said: saidOf(t, at, changed),
    mark: (
      <>
        {held}
        {both}
        {meaning === null ? null : (
          <Icon size={13} aria-hidden className={narrowed === null ? 'text-ink-3' : 'text-warn'} />
        )}
        {held === null && meaning === null ? nothing : null}
      </>
    ),
    tone: here > 0 || narrowed !== null ? 'plain' : 'inherited',
    changed,
    copied: [inAll === 0 ? '' : String(inAll), meaning ?? ''].filter((part) => part !== '').join(' '),
  };
}

function saidOf(
  t: ReturnType<typeof useTranslations<'folders'>>,
  { here, inAll, from, narrowed, narrowedFrom }: RoleInFolder,
  changed: boolean,
): string {
  const [nearest = ''] = from;
  const parts = [
    here > 0 ? t('said.here', { count: here }) : null,
    here > 0 && from.length > 0 ? t('said.both', { count: inAll, from: from.join(', ') }) : null,
    here === 0
      ? inAll === 0
        ? t('said.nobody')
        : t('said.inherited', { count: inAll, from: nearest })
      : null,
    narrowed === null ? null : t(`said.${narrowed}`),
    narrowedFrom === null ? null : t(`said.${narrowedFrom.how}From`, { folder: narrowedFrom.folder }),
    changed ? t('said.published') : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
