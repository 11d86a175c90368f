import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Entry } from '@remit/policy/draft/document-items';
import type { Staging } from '@remit/policy/draft/staging';
import { stagingsIn } from '@remit/policy/draft/stagings-in';
import { When } from '../../parts/when.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { endOfDay } from '../people/period-of.ts';

/** For whom an item of a draft does not count yet, and for which group it does first: its text has e-mails and ids. */
export function StagedLines({ entries }: { readonly entries: readonly Entry[] }) {
  return stagingsIn(entries).map((staging) => <StagedLine key={JSON.stringify(staging)} staging={staging} />);
}

function StagedLine({ staging }: { readonly staging: Staging }) {
  const t = useTranslations('draftImpact');
  const { tenant } = useMe();
  switch (staging.kind) {
    case 'but':
      return (
        <p className="text-warn">
          {t('leftOut', { email: staging.email })}{' '}
          <When at={endOfDay(staging.until, tenant.timeZone) ?? 0} exact />
        </p>
      );
    case 'group':
      return <GroupLine id={staging.group} />;
    case 'folder':
      // What changes in a folder is said to be in it, and many a condition names one.
      return null;
    default:
      return staging satisfies never;
  }
}

function GroupLine({ id }: { readonly id: string }) {
  const t = useTranslations('draftImpact');
  const { options } = useCalls();
  const { data } = useQuery(options.groups.list.queryOptions());
  const group = data?.groups.find((each) => each.kind === 'group' && each.id === id);
  return <p className="text-warn">{t('firstOf', { name: group?.name ?? id })}</p>;
}
