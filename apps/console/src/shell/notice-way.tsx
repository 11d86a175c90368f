import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NoticeView } from '@remit/api/notices/notice-views';
import { useMe } from './tenant-context.ts';

interface NoticeWayProps {
  readonly notice: NoticeView;
  readonly onGo: () => void;
  readonly children: ReactNode;
}

/** The way to what a notice is about. */
export function NoticeWay({ notice: { about, target, own }, onGo, children }: NoticeWayProps) {
  const { slug: tenant } = useMe().tenant;
  const params = { tenant };
  const way = {
    onClick: onGo,
    className: 'block min-w-0 flex-1 rounded-md px-1.5 py-2.5 hover:bg-hover',
    children,
  };
  switch (about) {
    case 'request':
      return (
        <Link
          to={own ? '/t/$tenant/requests/$request' : '/t/$tenant/inbox/$request'}
          params={{ tenant, request: target }}
          {...way}
        />
      );
    case 'access':
      return <Link to="/t/$tenant/access-requests" params={params} {...way} />;
    case 'draft':
      return <Link to="/t/$tenant/changes/$draft/impact" params={{ tenant, draft: target }} {...way} />;
    case 'assignment':
      return <Link to="/t/$tenant/me" params={params} {...way} />;
    case 'guest':
      return <Link to={own ? '/t/$tenant/me' : '/t/$tenant/people/guests'} params={params} {...way} />;
    case 'review':
      return <Link to="/t/$tenant/reviews/$campaign" params={{ tenant, campaign: target }} {...way} />;
    case 'audit':
      return <Link to="/t/$tenant/audit" params={params} search={{ view: target }} {...way} />;
    case 'delegation':
      return <Link to="/t/$tenant/delegations" params={params} {...way} />;
    default:
      return about satisfies never;
  }
}
