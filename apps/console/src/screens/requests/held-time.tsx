import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

/** The seconds until a decision is sent, counted down. They are not read aloud one by one. */
export function HeldTime({ sendsAt }: { readonly sendsAt: number }) {
  const t = useTranslations('approvals.held');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" aria-live="off" className="figures">
      {t('sentIn', { count: Math.max(0, Math.ceil((sendsAt - now) / 1000)) })}
    </span>
  );
}
