import { Link, useLocation } from '@tanstack/react-router';
import {
  FileText,
  House,
  Inbox,
  KeyRound,
  ReceiptText,
  FlaskConical,
  ScrollText,
  Settings,
  Table2,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useQuery } from '@tanstack/react-query';
import { classes } from '../parts/classes.ts';
import { useCalls, useMe } from './tenant-context.ts';

/** The rooms of the console that are open to whoever is signed in. Rooms that refuse them are in the palette, with why. */
export function Rail() {
  const t = useTranslations('shell');
  const r = useTranslations('roles');
  const me = useMe();
  const calls = useCalls();
  const inbox = useQuery({
    ...calls.options.requests.inbox.queryOptions(),
    enabled: me.rooms.inbox.allowed,
    refetchInterval: 60_000,
  });
  const { mine = [], grants = 0, reviews = [] } = inbox.data ?? {};
  const waiting = mine.length + grants + reviews.length;
  return (
    <nav
      aria-label={t('rooms')}
      data-chrome
      className="flex border-line bg-canvas max-sm:order-last max-sm:justify-around max-sm:border-t max-sm:pb-[env(safe-area-inset-bottom)] sm:w-52 sm:shrink-0 sm:flex-col sm:gap-px sm:border-r sm:px-2.5 sm:py-3"
    >
      <Room to="/t/$tenant" Icon={House} label={t('home')} exact />
      {me.rooms.inbox.allowed ? (
        <Room to="/t/$tenant/inbox" Icon={Inbox} label={t('inbox')} count={waiting} />
      ) : null}
      <Room to="/t/$tenant/requests" Icon={ReceiptText} label={t('requests')} />
      <Room to="/t/$tenant/records" Icon={Table2} label={t('records')} />
      {me.rooms.people.allowed ? <Room to="/t/$tenant/people" Icon={Users} label={t('people')} /> : null}
      {me.rooms.roles.allowed ? (
        <Room
          to="/t/$tenant/access/roles"
          Icon={KeyRound}
          label={t('access')}
          wideOnly={me.rooms.inbox.allowed}
        />
      ) : me.rooms.folders.allowed ? (
        <Room to="/t/$tenant/access/folders" Icon={KeyRound} label={r('tabFolders')} />
      ) : null}
      <Room to="/t/$tenant/simulate" Icon={FlaskConical} label={t('simulate')} wideOnly />
      {me.rooms.audit.allowed ? (
        <Room to="/t/$tenant/audit" Icon={ScrollText} label={t('audit')} wideOnly />
      ) : null}
      {me.rooms.settings.allowed ? (
        <Room to="/t/$tenant/settings/security" Icon={Settings} label={t('settings')} wideOnly />
      ) : null}
      <Room to="/t/$tenant/me" Icon={FileText} label={t('me')} />
    </nav>
  );
}

interface RoomProps {
  readonly to:
    | '/t/$tenant'
    | '/t/$tenant/inbox'
    | '/t/$tenant/requests'
    | '/t/$tenant/records'
    | '/t/$tenant/people'
    | '/t/$tenant/access/roles'
    | '/t/$tenant/access/folders'
    | '/t/$tenant/simulate'
    | '/t/$tenant/audit'
    | '/t/$tenant/settings/security'
    | '/t/$tenant/me';
  readonly Icon: LucideIcon;
  readonly label: string;
  readonly count?: number;
  readonly exact?: boolean;
  /** A phone has room for those of every day; the palette leads to the others. */
  readonly wideOnly?: boolean;
}

/** What belongs to a room and lies under another word in addresses. */
const alsoIn: Readonly<Record<string, readonly string[]>> = {
  inbox: ['delegations'],
  requests: ['access-requests'],
  people: ['groups', 'reviews', 'see-as'],
  access: ['access', 'changes', 'versions'],
  settings: ['settings'],
};

function Room({ to, Icon, label, count = 0, exact = false, wideOnly = false }: RoomProps) {
  const { tenant } = useMe();
  const at = useLocation({ select: ({ pathname }) => pathname.split('/')[3] ?? '' });
  const also = alsoIn[to.split('/')[3] ?? ''] ?? [];
  return (
    <Link
      to={to}
      aria-current={also.includes(at) ? 'page' : undefined}
      params={{ tenant: tenant.slug }}
      activeOptions={{ exact, includeSearch: false }}
      className={classes(
        'relative flex items-center gap-2.5 rounded-md text-ink-2 hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink max-sm:min-h-14 max-sm:min-w-12 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:text-2xs sm:h-8 sm:px-2.5',
        wideOnly && 'max-sm:hidden',
      )}
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="truncate sm:flex-1">{label}</span>
      {count > 0 ? (
        <span className="figures rounded bg-accent-tint px-1.5 text-xs font-medium text-accent max-sm:absolute max-sm:top-1 max-sm:left-[calc(50%+4px)] max-sm:px-1 max-sm:text-2xs">
          {count}
        </span>
      ) : null}
    </Link>
  );
}
