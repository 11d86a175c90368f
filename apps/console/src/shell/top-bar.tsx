import { Menu } from '@base-ui/react/menu';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Check, ChevronsUpDown, Keyboard, KeyRound, LogOut, Monitor, Moon, Search, Sun } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { identity } from '../data/calls.ts';
import { Avatar } from '../parts/avatar.tsx';
import { classes } from '../parts/classes.ts';
import { lazyPart } from '../parts/lazy-part.tsx';
import { MissingMark } from '../parts/states/missing-mark.tsx';
import { TenantSquare } from '../parts/tenant-square.tsx';
import { useMe } from './tenant-context.ts';
import { chooseTheme, useTheme, type Theme } from './theme.ts';
import type { Openers } from './use-go-keys.ts';
import { useSignOut } from './use-sign-out.ts';

const NoticesBell = lazyPart(async () => (await import('./notices-bell.tsx')).NoticesBell, MissingMark);
const JobsTray = lazyPart(async () => (await import('./jobs-tray.tsx')).JobsTray, MissingMark);

const popup =
  'min-w-56 rounded-lg border border-line bg-raised p-1 shadow-raised outline-none origin-(--transform-origin) transition duration-100 data-starting-style:scale-98 data-starting-style:opacity-0';
const item =
  'flex min-h-8 w-full items-center gap-2.5 rounded-md px-2 text-sm outline-none select-none data-highlighted:bg-hover max-sm:min-h-11';

/** Which tenant this is, the way to everything by name, and who is signed in. */
export function TopBar({ open }: { readonly open: Openers }) {
  const t = useTranslations('shell');
  const { rooms, seenBy } = useMe();
  return (
    <header
      data-chrome
      className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-canvas px-2.5"
    >
      <TenantSwitch />
      <div className="flex justify-center max-sm:ml-auto sm:flex-1">
        <button
          type="button"
          onClick={open.palette}
          className="flex h-8 items-center gap-2 rounded-md text-ink-3 hover:text-ink-2 max-sm:size-11 max-sm:justify-center max-sm:text-ink-2 sm:w-full sm:max-w-md sm:border sm:border-line sm:bg-surface sm:px-2.5 sm:hover:border-line-strong"
        >
          <Search size={14} aria-hidden className="shrink-0 max-sm:size-4" />
          <span className="flex-1 truncate text-left max-sm:sr-only">{t('search')}</span>
          <kbd className="font-sans text-2xs max-sm:hidden">{t('searchKey')}</kbd>
        </button>
      </div>
      {rooms.audit.allowed && seenBy === null ? (
        <Suspense fallback={<span className="size-8 shrink-0 max-sm:size-11" />}>
          <JobsTray />
        </Suspense>
      ) : null}
      {seenBy === null ? (
        <Suspense fallback={<span className="size-8 shrink-0 max-sm:size-11" />}>
          <NoticesBell />
        </Suspense>
      ) : null}
      <MeMenu onKeys={open.keys} />
    </header>
  );
}

function TenantSwitch() {
  const t = useTranslations('shell');
  const { tenant } = useMe();
  const session = useQuery(identity.options.session.current.queryOptions(), identity.queryClient);
  const tenants = session.data?.signedIn === true ? session.data.tenants : [];
  const name = (
    <>
      <TenantSquare accent={tenant.accent} />
      <span className="truncate font-semibold">{tenant.name}</span>
    </>
  );
  if (tenants.length < 2) {
    return <span className="flex h-8 min-w-0 items-center gap-2 px-2 sm:w-[11.9rem]">{name}</span>;
  }
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={t('switchTenant', { tenant: tenant.name })}
        className="flex h-8 min-w-0 items-center gap-2 rounded-md px-2 hover:bg-hover sm:w-[11.9rem]"
      >
        {name}
        <ChevronsUpDown size={13} aria-hidden className="ml-auto shrink-0 text-ink-3" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="start" className="z-30 outline-none">
          <Menu.Popup className={popup}>
            {tenants.map((choice) => (
              <Menu.Item
                key={choice.slug}
                className={item}
                render={<Link to="/t/$tenant" params={{ tenant: choice.slug }} />}
              >
                <TenantSquare accent={choice.accent} />
                <span className="flex-1 truncate">{choice.name}</span>
                {choice.slug === tenant.slug ? <Check size={15} aria-hidden className="text-accent" /> : null}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const themes = [
  { theme: 'light', Icon: Sun },
  { theme: 'dark', Icon: Moon },
  { theme: 'system', Icon: Monitor },
] as const;

function MeMenu({ onKeys }: { readonly onKeys: () => void }) {
  const t = useTranslations('shell');
  const me = useMe();
  const theme = useTheme();
  const signOut = useSignOut();
  return (
    <Menu.Root>
      <Menu.Trigger className="inline-grid size-8 shrink-0 place-items-center rounded-full hover:bg-hover max-sm:size-11">
        <Avatar name={me.person.name} />
        <span className="sr-only">{t('meMenu', { name: me.person.name })}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="z-30 outline-none">
          <Menu.Popup className={popup}>
            <div className="px-2 pt-1.5 pb-2">
              <p className="font-medium">{me.person.name}</p>
              <p className="text-xs text-ink-3">{me.person.title}</p>
            </div>
            <Menu.Separator className="mx-2 my-1 h-px bg-line" />
            <Menu.RadioGroup value={theme} onValueChange={(next: Theme) => chooseTheme(next)}>
              {themes.map(({ theme: choice, Icon }) => (
                <Menu.RadioItem key={choice} value={choice} closeOnClick={false} className={item}>
                  <Icon size={15} aria-hidden className="text-ink-3" />
                  <span className="flex-1">{t(`theme.${choice}`)}</span>
                  <Menu.RadioItemIndicator>
                    <Check size={15} aria-hidden className="text-accent" />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className="mx-2 my-1 h-px bg-line" />
            <Menu.Item className={item} render={<Link to="/account" />}>
              <KeyRound size={15} aria-hidden className="text-ink-3" />
              {t('account')}
            </Menu.Item>
            <Menu.Item className={classes(item, 'max-sm:hidden')} onClick={onKeys}>
              <Keyboard size={15} aria-hidden className="text-ink-3" />
              <span className="flex-1">{t('keys')}</span>
              <kbd className="font-sans text-xs text-ink-3">?</kbd>
            </Menu.Item>
            <Menu.Item className={item} onClick={signOut}>
              <LogOut size={15} aria-hidden className="text-ink-3" />
              {t('signOut')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
