import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { identity } from '../data/calls.ts';
import { goOnSignedIn } from '../shell/go-on-signed-in.ts';
import { SecondStep } from '../shell/second-step.tsx';
import { SignInFrame } from '../shell/sign-in-frame.tsx';
import { account } from '../words/account.ts';
import { MoreWords } from '../words/words.tsx';

/** The code of the device, after the password. */
export function SignInCodeScreen() {
  return <SecondScreen kind="code" />;
}

/** A recovery code in its place. */
export function SignInRecoveryScreen() {
  return <SecondScreen kind="recovery" />;
}

function SecondScreen({ kind }: { readonly kind: 'code' | 'recovery' }) {
  return (
    <MoreWords words={{ account }}>
      <Step kind={kind} />
    </MoreWords>
  );
}

function Step({ kind }: { readonly kind: 'code' | 'recovery' }) {
  const t = useTranslations('account');
  const { to } = useSearch({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const address = typeof to === 'string' ? to : undefined;
  return (
    <SignInFrame title={t(`${kind}.title`)}>
      <SecondStep
        kind={kind}
        onKind={(next) =>
          void navigate({
            to: next === 'code' ? '/sign-in/code' : '/sign-in/recovery',
            search: { to: address },
          })
        }
        onSignedIn={(session) => goOnSignedIn(router, session, address)}
        onRestart={() => {
          identity.queryClient.clear();
          void navigate({ to: '/sign-in', search: { to: address } });
        }}
      />
    </SignInFrame>
  );
}
