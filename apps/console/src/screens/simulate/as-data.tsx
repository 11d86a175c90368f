import { useTranslations } from 'use-intl';
import type { SimulatedDecision } from '@remit/api/simulate/simulate-views';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { authzenRequest } from './authzen-request.ts';
import { curlCommand } from './curl-command.ts';
import { atMomentOf } from './simulate-address.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

interface AsDataProps {
  readonly question: SimulateQuestion;
  readonly decision: SimulatedDecision;
  /** The moment that was answered of, in ms since 1970 UTC. */
  readonly at: number;
}

/** The question as a program asks it, and the answer as a program reads it; each to be copied. */
export function AsData({ question, decision, at }: AsDataProps) {
  const t = useTranslations('simulate');
  const { tenant } = useMe();
  const { address } = useSimulateSearch();
  const request = authzenRequest(atMomentOf(address, question, at));
  return (
    <div className="flex flex-col gap-5">
      {request === null ? null : (
        <>
          <Copied title={t('request')} label={t('copyRequest')} text={JSON.stringify(request, null, 2)} />
          <Copied
            title={t('curl')}
            hint={t('curlHint')}
            label={t('copyCurl')}
            text={curlCommand(`${window.location.origin}/t/${tenant.slug}`, request)}
          />
        </>
      )}
      <Copied title={t('data')} label={t('copyData')} text={JSON.stringify(decision.data, null, 2)} />
    </div>
  );
}

interface CopiedProps {
  readonly title: string;
  readonly hint?: string;
  readonly label: string;
  readonly text: string;
}

function Copied({ title, hint, label, text }: CopiedProps) {
  return (
    <Section level={3} title={title} className="flex flex-col gap-2">
      {hint === undefined ? null : <p className="text-ink-2">{hint}</p>}
      <div className="card relative p-3">
        <span className="absolute top-2 right-2">
          <CopyButton text={text} label={label} />
        </span>
        <pre className="pr-8 font-mono text-xs break-words whitespace-pre-wrap">{text}</pre>
      </div>
    </Section>
  );
}
