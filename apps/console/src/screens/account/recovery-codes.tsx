import { Check, Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { useDay } from '../../parts/use-when.ts';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly email: string;
  readonly onDone: () => void;
}

/** The recovery codes, this one time, alone on the page: what is printed is the codes and nothing else. */
export function RecoveryCodes({ codes, email, onDone }: RecoveryCodesProps) {
  const t = useTranslations('account.codes');
  const parts = useTranslations('parts');
  const day = useDay();
  const [made] = useState(() => Date.now());
  const [copied, setCopied] = useState(false);
  return (
    <main className="min-h-dvh bg-surface">
      <div className="mx-auto flex w-full max-w-xl flex-col gap-5 px-4 py-10 sm:px-6 print:space-y-5">
        <div>
          <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
          <p className="mt-0.5 text-ink-2">{t('lead')}</p>
        </div>
        <p className="font-medium">{t('for', { email, day: day(made) })}</p>
        <ol className="card grid list-decimal gap-x-8 gap-y-2 p-5 pl-13 font-mono text-sm marker:text-ink-3">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className="flex flex-wrap gap-2 print:hidden">
          <Button look="primary" onClick={onDone}>
            {t('done')}
          </Button>
          <Button icon={<Printer size={15} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Button
            icon={
              copied ? <Check size={15} aria-hidden className="text-gain" /> : <Copy size={15} aria-hidden />
            }
            onBlur={() => setCopied(false)}
            onClick={() => {
              void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
            }}
          >
            {copied ? parts('copied') : t('copy')}
          </Button>
        </div>
      </div>
    </main>
  );
}
