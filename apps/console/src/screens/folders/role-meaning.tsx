import { useTranslations } from 'use-intl';
import type { Grant, PolicyDocument } from '@remit/policy/document';
import { grantLine } from '../../draft/grant-line.ts';

/** What grants give, each in a line. */
export function RoleMeaning({
  document,
  grants,
}: {
  readonly document: PolicyDocument;
  readonly grants: readonly Grant[];
}) {
  const t = useTranslations('folders');
  if (grants.length === 0) return <p className="text-warn">{t('meaningNothing')}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {grants.map((grant) => {
        const { actions, on, narrowed } = grantLine(document, grant);
        return (
          <li key={JSON.stringify(grant)} className="rounded-md bg-sunken px-2.5 py-1.5 text-xs">
            <span className="font-medium">{actions}</span>{' '}
            <span className="text-ink-2">{on ?? t('everything')}</span>
            {narrowed === '' ? null : <span className="block font-mono text-2xs text-ink-2">{narrowed}</span>}
          </li>
        );
      })}
    </ul>
  );
}
