import { Link } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';

/** Tells whoever operates Remit what its screens ask of them, and leads there. */
export function OperatorNotice({ secondFactor }: { readonly secondFactor: boolean }) {
  const t = useTranslations('account.operator');
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-canvas px-4 py-3"
    >
      <KeyRound size={16} aria-hidden className={secondFactor ? 'text-ink-3' : 'text-warn'} />
      <span className="flex-1 basis-64">{t(secondFactor ? 'ready' : 'needs')}</span>
      {secondFactor ? (
        <Link to="/operator/tenants" className="font-medium text-accent hover:underline">
          {t('go')}
        </Link>
      ) : null}
    </p>
  );
}
