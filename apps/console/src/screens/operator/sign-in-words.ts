import { useTranslations } from 'use-intl';

const named = [
  'session.started',
  'session.ended',
  'session.confirmed',
  'sessions.ended',
  'password.answered',
  'password.changed',
  'code.answered',
  'recovery-code.answered',
  'recovery-codes.made',
  'factor.added',
  'factor.removed',
  'client.allowed',
  'client.started',
  'client.ended',
  'invitation.taken',
  'attempts.refused',
  'operator.refused',
] as const;

/** How what happens to a login is called; what has no words yet is shown as the record has it. */
export function useSignInWords(): (action: string) => string {
  const t = useTranslations('operator.signIns.action');
  return (action) => {
    const found = named.find((each) => each === action);
    return found === undefined ? action : t(found.replace('.', '_') as Underscored<typeof found>);
  };
}

type Underscored<Name extends string> = Name extends `${infer Head}.${infer Tail}` ? `${Head}_${Tail}` : Name;
