import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Draft } from '../../draft/draft.ts';
import { useMe } from '../../shell/tenant-context.ts';
import { adderLook } from './adder-look.ts';

interface ScopeLinkProps {
  readonly draft: Draft;
  readonly role: string;
  readonly folder: string;
  /** It leads to where there is none yet. */
  readonly adds?: boolean;
  readonly children: ReactNode;
}

/** Leads to where a role's meaning in a folder is edited. */
export function ScopeLink({ draft, role, folder, adds = false, children }: ScopeLinkProps) {
  const { tenant } = useMe();
  return (
    <Link
      to="/t/$tenant/access/folders"
      params={{ tenant: tenant.slug }}
      search={{ in: folder, role, ...(draft.id === null ? {} : { draft: draft.id }) }}
      className={
        adds
          ? `inline-flex items-center ${adderLook}`
          : 'inline-flex min-h-6 items-center font-mono text-xs break-all text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink max-sm:min-h-11'
      }
    >
      {children}
    </Link>
  );
}
