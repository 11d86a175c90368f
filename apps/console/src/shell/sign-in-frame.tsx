import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

interface SignInFrameProps {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** The page around every step of signing in. */
export function SignInFrame({ title, help, children }: SignInFrameProps) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10 max-sm:place-items-start">
      <div className="flex w-full max-w-sm flex-col gap-6">
        <Mark />
        <div className="card p-6 shadow-raised max-sm:border-0 max-sm:bg-transparent max-sm:p-0 max-sm:shadow-none">
          <h1 className="mb-0.5 text-lg font-semibold tracking-tight">{title}</h1>
          {children}
        </div>
        {help === undefined ? null : <p className="text-xs text-ink-3">{help}</p>}
      </div>
    </main>
  );
}
