import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Guard } from '@remit/api/views';
import { useMe } from './tenant-context.ts';
import { chooseTheme } from './theme.ts';
import { useSeeAs } from './use-see-as.ts';
import { useSignOut } from './use-sign-out.ts';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly detail: string | null;
  readonly keys: string | null;
  /** Null when nothing could refuse it. */
  readonly guard: Guard | null;
  readonly run: () => void;
}

/**
 * Every command of the console, refused ones included: the palette says why.
 * @param onKeys opens the list of keys
 */
export function useCommands(onKeys: () => void): readonly Command[] {
  const t = useTranslations('palette');
  const { rooms, tenant } = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const seeAs = useSeeAs(tenant.slug);
  const params = { tenant: tenant.slug };
  const command = (
    id:
      | 'home'
      | 'inbox'
      | 'requests'
      | 'newRequest'
      | 'accessRequests'
      | 'delegations'
      | 'records'
      | 'people'
      | 'reviews'
      | 'seeAs'
      | 'roles'
      | 'matrix'
      | 'rules'
      | 'tests'
      | 'graph'
      | 'folders'
      | 'fields'
      | 'versions'
      | 'changes'
      | 'simulate'
      | 'audit'
      | 'settings'
      | 'me'
      | 'keys'
      | 'light'
      | 'dark'
      | 'system'
      | 'signOut',
    keys: string | null,
    guard: Guard | null,
    run: () => void,
  ): Command => ({ id, label: t(`command.${id}`), detail: null, keys, guard, run });
  return [
    command('home', 'G H', null, () => void navigate({ to: '/t/$tenant', params })),
    command('inbox', 'G I', rooms.inbox, () => void navigate({ to: '/t/$tenant/inbox', params })),
    command('newRequest', null, rooms.submit, () => void navigate({ to: '/t/$tenant/requests/new', params })),
    command('accessRequests', null, null, () => void navigate({ to: '/t/$tenant/access-requests', params })),
    command('delegations', null, rooms.inbox, () => void navigate({ to: '/t/$tenant/delegations', params })),
    command('requests', 'G R', null, () => void navigate({ to: '/t/$tenant/requests', params })),
    command('records', 'G D', null, () => void navigate({ to: '/t/$tenant/records', params })),
    command('people', 'G P', rooms.people, () => void navigate({ to: '/t/$tenant/people', params })),
    command('reviews', null, null, () => void navigate({ to: '/t/$tenant/reviews', params })),
    command('seeAs', 'V', rooms.explain, seeAs),
    command('roles', 'G A', rooms.roles, () => void navigate({ to: '/t/$tenant/access/roles', params })),
    command('matrix', null, rooms.roles, () => void navigate({ to: '/t/$tenant/access/matrix', params })),
    command('rules', null, rooms.roles, () => void navigate({ to: '/t/$tenant/access/rules', params })),
    command('tests', null, rooms.roles, () => void navigate({ to: '/t/$tenant/access/tests', params })),
    command('graph', null, rooms.roles, () => void navigate({ to: '/t/$tenant/access/graph', params })),
    command(
      'folders',
      'G F',
      rooms.folders,
      () => void navigate({ to: '/t/$tenant/access/folders', params }),
    ),
    command('fields', null, rooms.roles, () => void navigate({ to: '/t/$tenant/access/fields', params })),
    command('changes', 'D', rooms.roles, () => void navigate({ to: '/t/$tenant/changes', params })),
    command('versions', 'G V', rooms.roles, () => void navigate({ to: '/t/$tenant/versions', params })),
    command('simulate', 'G S', null, () => void navigate({ to: '/t/$tenant/simulate', params })),
    command('audit', 'G U', rooms.audit, () => void navigate({ to: '/t/$tenant/audit', params })),
    command(
      'settings',
      'G T',
      rooms.settings,
      () => void navigate({ to: '/t/$tenant/settings/security', params }),
    ),
    command('me', 'G M', null, () => void navigate({ to: '/t/$tenant/me', params })),
    command('keys', '?', null, onKeys),
    command('light', null, null, () => chooseTheme('light')),
    command('dark', null, null, () => chooseTheme('dark')),
    command('system', null, null, () => chooseTheme('system')),
    command('signOut', null, null, signOut),
  ];
}
