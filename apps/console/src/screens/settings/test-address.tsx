import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { problemAtField } from '../../data/problem.ts';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** Whether a call from an address would be heard under the list as it stands in the form, saved or not. */
export function TestAddress({ allowlist }: { readonly allowlist: readonly string[] }) {
  const t = useTranslations('security');
  const calls = useCalls();
  const [typed, setTyped] = useState('');
  const asked = useSettled(JSON.stringify({ address: typed.trim(), allowlist }), 250);
  const input = JSON.parse(asked) as { address: string; allowlist: string[] };
  const query = useQuery({
    ...calls.options.security.testAddress.queryOptions(input),
    enabled: input.address !== '',
    staleTime: 60_000,
  });
  const error = input.address === '' || query.error === null ? null : problemAtField(query.error);
  const answer = input.address === '' ? undefined : query.data;
  return (
    <TextField
      label={t('test')}
      error={error}
      hint={
        answer === undefined
          ? t('testHint')
          : t(answer.heard ? 'heard' : 'unheard', { because: answer.because })
      }
      value={typed}
      spellCheck={false}
      autoComplete="off"
      onChange={setTyped}
    />
  );
}
