import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import { Chip } from '../../parts/chip.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import type { RuleName } from './rule-address.ts';
import { isReportOnly } from './rule-items.ts';

interface RuleTitleProps {
  readonly name: RuleName;
  readonly item: SaidItem;
}

/** What a rule is called, under all of them, and what kind it is. */
export function RuleTitle({ name, item }: RuleTitleProps) {
  const t = useTranslations('rules');
  const { tenant } = useMe();
  return (
    <TitlePath
      under={
        <Link
          to="/t/$tenant/access/rules"
          params={{ tenant: tenant.slug }}
          search={(before) => ({ draft: before.draft })}
        >
          {t('title')}
        </Link>
      }
    >
      {name.key}
      <Chip>{t(`kind.${name.kind}`)}</Chip>
      {isReportOnly(item) ? <Chip tone="warn">{t('reportOnly')}</Chip> : null}
    </TitlePath>
  );
}
