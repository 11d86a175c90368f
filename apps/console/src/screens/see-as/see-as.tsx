import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { callsOf } from '../../data/calls.ts';
import { buttonLook } from '../../parts/button.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { Page } from '../../parts/page.tsx';
import { useFailureToast } from '../../parts/toasts.tsx';
import { localPath } from '../../shell/local-path.ts';
import { seenAsSlug } from '../../shell/seen-as-in.ts';
import { useCalls } from '../../shell/tenant-context.ts';
import { seeAs as words } from '../../words/see-as.ts';
import { MoreWords } from '../../words/words.tsx';

/** Where seeing the tenant as somebody begins: an address alone never begins what is recorded in its reader's name. */
export function SeeAsScreen() {
  return (
    <MoreWords words={{ seeAs: words }}>
      <SeeAs />
    </MoreWords>
  );
}

/** Minutes; the server holds to it. */
const LONGEST = 30;

function SeeAs() {
  const t = useTranslations('seeAs');
  const calls = useCalls();
  const tellFailure = useFailureToast();
  const navigate = useNavigate();
  const { person: member } = useParams({ from: '/t/$tenant/see-as/$person' });
  const { to } = useSearch({ from: '/t/$tenant/see-as/$person' });
  // What stands in this session is asked anew: it may have ended since.
  const { data } = useSuspenseQuery({ ...calls.options.seeAs.get.queryOptions({ member }), staleTime: 0 });
  const { name } = data.person;
  const seen = seenAsSlug({ tenant: calls.slug, person: member });
  const goOn = async (): Promise<void> => {
    // What was seen as them before may be another look by now.
    callsOf(seen).queryClient.clear();
    const back = localPath(to);
    const inside = back !== undefined && (back === `/t/${seen}` || back.startsWith(`/t/${seen}/`));
    await (inside ? navigate({ to: back }) : navigate({ to: '/t/$tenant', params: { tenant: seen } }));
  };
  const beginning = useMutation({
    mutationFn: () => calls.client.seeAs.begin.mutate({ member }),
    onSuccess: goOn,
    onError: tellFailure,
  });
  return (
    <Page title={t('seeAs', { name })} lead={t('lead')}>
      <div className="flex max-w-prose flex-col gap-5">
        <ul className="flex list-disc flex-col gap-1.5 pl-5">
          <li>{t('shows', { name })}</li>
          <li>{t('changes')}</li>
          <li>{t('recorded')}</li>
          <li>{t('ends', { minutes: LONGEST })}</li>
        </ul>
        {data.until === null ? null : <p role="status">{t('running', { name })}</p>}
        <div className="flex flex-wrap items-center gap-3">
          <GuardedButton
            guard={data.begin}
            look="primary"
            pending={beginning.isPending}
            asked={{ title: t('seeAs', { name }) }}
            onPress={() => (data.until === null ? beginning.mutate() : void goOn())}
          >
            {t(data.until === null ? 'begin' : 'goOn', { name })}
          </GuardedButton>
          <Link
            to="/t/$tenant/people/$person"
            params={{ tenant: calls.slug, person: member }}
            className={buttonLook()}
          >
            {t('back', { name })}
          </Link>
        </div>
        {data.begin.allowed ? null : <p className="text-ink-2">{data.begin.reason}</p>}
      </div>
    </Page>
  );
}
