import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../../data/problem.ts';
import { AskLink } from '../ask-link.tsx';
import { Button } from '../button.tsx';
import { CopyButton } from '../copy-button.tsx';
import { DeciderList } from '../decider-list.tsx';

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Whether there is nothing else on the page, so that the title is its heading. */
  readonly alone?: boolean;
  /** Whether it is a tenant as a whole that does not let its reader in. */
  readonly shut?: boolean;
  /** The way on from a refusal, where nothing else on the page is one. */
  readonly way?: ReactNode;
}

/** What failed in the server's words, what to do, and the reference that the logs carry too. */
export function ErrorState({ error, onRetry, alone = false, shut = false, way }: ErrorStateProps) {
  const t = useTranslations('problem');
  const problem = problemOf(error);
  // A page asks with what stands in its address: what is wrong with the call is wrong with the address.
  const wrongAddress = alone && problem.code === 'invalid';
  const title = wrongAddress ? 'address' : titleOf(problem.code);
  const Title = alone ? 'h1' : 'h2';
  const refused = problem.code === 'forbidden' || problem.code === 'not-found' || wrongAddress;
  return (
    <div role="alert" className="mx-auto flex w-full max-w-xl flex-col gap-3 px-4 py-12">
      <TriangleAlert size={20} aria-hidden className={refused ? 'text-warn' : 'text-loss'} />
      <Title className="text-lg font-semibold">
        {t(`title.${shut && title === 'forbidden' ? 'shut' : title}`)}
      </Title>
      <p className="text-ink-2 first-letter:uppercase">
        {wrongAddress ? t('address') : wholeSentence(problem.message)}
      </p>
      {problem.sentences
        .filter((sentence) => sentence !== problem.message)
        .map((sentence) => (
          <p key={sentence} className="border-l-2 border-line pl-3 text-ink-2 first-letter:uppercase">
            {sentence}
          </p>
        ))}
      {problem.deciders.length === 0 ? null : (
        <DeciderList deciders={problem.deciders} total={problem.deciders.length} />
      )}
      <div className="mt-1 flex flex-wrap items-center gap-3">
        {onRetry === undefined || refused ? null : <Button onClick={onRetry}>{t('retry')}</Button>}
        {problem.ask === undefined ? null : <AskLink ask={problem.ask} onLeave={undefined} />}
        {refused ? way : null}
        {problem.correlationId === '' ? null : (
          <span className="flex items-center gap-1.5 text-xs text-ink-3">
            {t('reference')} <code className="font-mono">{problem.correlationId}</code>
            <CopyButton text={problem.correlationId} label={t('copy')} />
          </span>
        )}
      </div>
    </div>
  );
}

/** What the server says in few words ends as a sentence does, as what it says in many does by itself. */
const wholeSentence = (said: string): string => (/[.!?…]$/u.test(said) ? said : `${said}.`);

function titleOf(code: string): 'forbidden' | 'missing' | 'unreachable' | 'failed' {
  if (code === 'forbidden') return 'forbidden';
  if (code === 'not-found') return 'missing';
  return code === 'unavailable' || code === 'unreachable' ? 'unreachable' : 'failed';
}
