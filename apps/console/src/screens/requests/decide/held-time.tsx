import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

interface HeldTimeProps {
  readonly sendsAt: number;
  /** How the seconds are said: `sent in 9 seconds` by itself, `in 9 seconds` behind what says the rest. */
  readonly said?: 'sentIn' | 'in';
}

/** The seconds until something held is done, counted down. They are not read aloud one by one. */
export function HeldTime({ sendsAt, said = 'sentIn' }: HeldTimeProps) {
  const t = useTranslations('approvals.held');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" aria-live="off" className="figures">
      {t(said, { count: Math.max(0, Math.ceil((sendsAt - now) / 1000)) })}
    </span>
  );
}
