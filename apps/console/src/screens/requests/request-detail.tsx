import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { isUnknown } from '../../data/problem.ts';
import { BackLink } from '../../parts/back-link.tsx';
import { DeciderList } from '../../parts/decider-list.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { useOnline } from '../../parts/states/use-online.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { approvals } from '../../words/approvals.ts';
import { newRequest } from '../../words/new-request.ts';
import { MoreWords } from '../../words/words.tsx';
import { ChangeNotice } from './change-notice.tsx';
import { changedFacts } from './changed-facts.ts';
import { Conversation } from './talk/conversation.tsx';
import { HeldNotice } from './decide/held-notice.tsx';
import { offlineRequest } from './draft/offline-request.ts';
import { RequestActions } from './request-actions.tsx';
import { RequestFacts } from './request-facts.tsx';
import { RequestFiles } from './files/request-files.tsx';
import { RequestHead } from './request-head.tsx';
import { RequestPeers } from './request-peers.tsx';
import { RequestHistory } from './request-history.tsx';
import { StepList } from './step-list.tsx';
import { UnknownRequest } from './unknown-request.tsx';
import { isOnItsWay, useHeld } from './decide/use-held.ts';
import { VoidedNotice } from './decide/voided-notice.tsx';
import { WaitingFor } from './waiting-for.tsx';
import { WhySummary } from './why-summary.tsx';
import { WhyYou } from './why-you.tsx';
import { isOwn } from './is-own.ts';

interface RequestDetailProps {
  readonly id: string;
  readonly back: '/t/$tenant/inbox' | '/t/$tenant/requests';
  readonly onDecided?: () => void;
  readonly keys?: boolean;
}

/** One request: what it asks, whether its reader may decide it and why, who else may, and what happened to it. */
export function RequestDetail(props: RequestDetailProps) {
  const calls = useCalls();
  const query = useQuery(calls.options.requests.get.queryOptions({ id: props.id }));
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) {
    if (isUnknown(query.error)) return <UnknownRequest back={props.back} />;
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <MoreWords words={{ approvals, newRequest }}>
      <RequestRead {...props} request={query.data} refreshing={query.isFetching} />
    </MoreWords>
  );
}

interface RequestReadProps extends RequestDetailProps {
  readonly request: RequestView;
  readonly refreshing: boolean;
}

function RequestRead({ request: read, refreshing, back, onDecided, keys = false }: RequestReadProps) {
  const t = useTranslations('request');
  const words = useTranslations('approvals');
  const request = useOnline() ? read : offlineRequest(read, words('offline'));
  const { person } = useMe();
  const held = useHeld().find((each) => each.request.id === request.id);
  // What it said when it was opened; after a decision that came to nothing, what it said when that was taken.
  const [seen, setSeen] = useState(() => held?.request ?? request);
  const own = isOwn(request, person.id);
  const changed = own ? [] : changedFacts(seen, request);
  // Seen by the person who asked, in the list of what they asked for.
  const asked = back === '/t/$tenant/requests' && own;
  const open = request.status === 'waiting' || request.status === 'information';
  return (
    <article className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-5 max-lg:gap-4 max-lg:pt-1 sm:px-8">
      <ThinBar active={refreshing} label={t('refreshing')} />
      <BackLink to={back}>{t('back')}</BackLink>
      <RequestHead request={request} />
      {held !== undefined && isOnItsWay(held) ? (
        <HeldNotice held={held} />
      ) : open && changed.length > 0 ? (
        <ChangeNotice facts={changed} onSeen={() => setSeen(request)} />
      ) : (
        <RequestActions
          request={request}
          keys={keys}
          asked={asked}
          {...(onDecided === undefined ? {} : { onDecided })}
        />
      )}
      <VoidedNotice voided={open ? request.voided : null} />
      {!open ? null : asked ? <WaitingFor request={request} /> : <WhySummary request={request} />}
      {open ? <WhyYou request={request} /> : null}
      <Conversation request={request} own={own} />
      <RequestFacts request={request} />
      <RequestFiles request={request} own={own} />
      <div className="grid gap-6 sm:grid-cols-2">
        {request.steps.length > 0 ? (
          <StepList steps={request.steps} />
        ) : open ? (
          <DeciderList deciders={request.deciders} total={request.decidersTotal} />
        ) : null}
        <RequestHistory events={request.events} />
      </div>
      {open && !own ? <RequestPeers request={request} /> : null}
    </article>
  );
}
