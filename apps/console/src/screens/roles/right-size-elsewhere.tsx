import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import type { RoleUseView } from '@remit/api/uses/uses-views';
import type { Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { typesOf } from '../../draft/grant-reach.ts';
import { knownUses } from '../../draft/known-uses.ts';
import { unusedIncluded, waysUsed } from '../../draft/unused-elsewhere.ts';
import { ownCells } from '../../draft/unused-cells.ts';
import { Section } from '../../parts/section.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

interface RightSizeElsewhereProps {
  readonly draft: Draft;
  readonly role: Role;
  readonly use: RoleUseView;
  /** Another role is gone to. */
  readonly onOpen: () => void;
}

/** What of a role nobody used that is not its own to take away: what it includes, and the ways by which people hold it. */
export function RightSizeElsewhere({ draft, role, use, onOpen }: RightSizeElsewhereProps) {
  const { document, base } = draft;
  const uses = knownUses(use);
  // Where nothing of it is ever on record, nobody seems to have used it, by whatever way.
  const told = ownCells(document, base, role.name).some(({ type, action }) => uses.recorded(type, action));
  return (
    <>
      {role.includes === undefined ? null : <Included draft={draft} role={role} onOpen={onOpen} />}
      {told ? <Ways use={use} /> : null}
    </>
  );
}

function Included({ draft, role, onOpen }: Omit<RightSizeElsewhereProps, 'use'>) {
  const t = useTranslations('rightSize');
  const format = useFormatter();
  const calls = useCalls();
  const { tenant } = useMe();
  const { data } = useQuery(calls.options.uses.roles.queryOptions());
  if (data === undefined) return null;
  const { document, base } = draft;
  const types = new Map(typesOf(document).map(({ name, label }) => [name, label]));
  const unused = unusedIncluded(document, base, role, knownUses(data));
  if (unused.length === 0) return null;
  return (
    <Section level={3} title={t('included')} className="flex flex-col gap-1.5">
      <p className="text-ink-2">{t('includedLead')}</p>
      <ul className="flex flex-col gap-1.5">
        {unused.map(({ role: included, cells }) => (
          <li key={included.name}>
            <Link
              to="/t/$tenant/access/roles/$role"
              params={{ tenant: tenant.slug, role: included.name }}
              search={draft.id === null ? {} : { draft: draft.id }}
              onClick={onOpen}
              className="inline-flex min-h-6 items-center text-accent underline max-sm:min-h-11"
            >
              {t('includedOpen', { role: included.label ?? included.name })}
            </Link>
            <p className="text-ink-2">
              {format.list(
                cells.map(({ type, action }) => t('cell', { type: types.get(type) ?? type, action })),
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Ways({ use }: Pick<RightSizeElsewhereProps, 'use'>) {
  const t = useTranslations('rightSize');
  const ways = waysUsed(use);
  if (ways.length === 0) return null;
  return (
    <Section level={3} title={t('ways')} className="flex flex-col gap-1">
      <ul>
        {ways.map(({ way, ...counts }) => (
          <li key={way ?? ''}>{t('way', { way: way ?? t('direct'), ...counts })}</li>
        ))}
      </ul>
      {ways.some(({ used }) => used === 0) ? <p className="text-ink-2">{t('wayUnused')}</p> : null}
    </Section>
  );
}
