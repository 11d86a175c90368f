import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Clock, X } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf } from '../data/problem.ts';

const failure = 'failure';
const standing = 'standing';

/** Says briefly, over whatever else is open, that something was done or was not; it covers neither the bar of a draft nor a panel. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider timeout={6000} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed bottom-20 left-1/2 z-60 flex w-80 max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const t = useTranslations('parts');
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-lg border border-line bg-raised shadow-raised transition duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-2.5 p-3">
        <ToastMark type={toast.type} />
        <div className="min-w-0 flex-1">
          {/* It comes over pages and panels alike, and heads a part of neither. */}
          <Toast.Title render={<p />} className="font-medium" />
          <Toast.Description className="text-xs text-ink-2" />
          <Toast.Action className="-ml-1 inline-flex min-h-6 max-sm:min-h-11 items-center rounded px-1 text-xs font-medium text-accent underline-offset-2 hover:underline" />
        </div>
        <Toast.Close
          aria-label={t('close')}
          // Toasts stand below each other, not in a pile, and each of them can be closed at once.
          aria-hidden={false}
          className="-m-1 inline-grid size-6 max-sm:size-11 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink"
        >
          <X size={14} aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

function ToastMark({ type }: { readonly type: string | undefined }) {
  if (type === failure) return <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-loss" />;
  if (type === standing) return <Clock size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />;
  return <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-gain" />;
}

/** What can still be done about what a toast says. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** A function that shows a toast. */
export function useToast(): (title: string, description?: string, action?: ToastAction) => void {
  const manager = Toast.useToastManager();
  return (title, description, action) => {
    const id = manager.add({
      title,
      ...(description === undefined ? {} : { description }),
      ...(action === undefined
        ? {}
        : {
            actionProps: {
              children: action.label,
              onClick: () => {
                manager.close(id);
                action.run();
              },
            },
          }),
    });
  };
}

/** A function that says in a toast why something was not done. It stays longer, for there is more to read. */
export function useFailureToast(): (error: unknown) => void {
  const manager = Toast.useToastManager();
  return (error) => {
    const title = problemOf(error).message.replace(/^./u, (first) => first.toUpperCase());
    manager.add({ title, type: failure, timeout: 12_000 });
  };
}

interface StandingToast {
  readonly title: string;
  readonly description: string;
  readonly action: ToastAction;
}

/** Says something in a toast for as long as it is so, or until its reader closes it. @param said null while it is not so */
export function useStandingToast(said: StandingToast | null): void {
  const manager = Toast.useToastManager();
  const title = said?.title ?? null;
  const add = useEffectEvent((): string =>
    manager.add({
      title,
      description: said?.description,
      type: standing,
      timeout: 0,
      actionProps: { children: said?.action.label, onClick: said?.action.run },
    }),
  );
  const close = useEffectEvent((id: string): void => manager.close(id));
  useEffect(() => {
    if (title === null) return undefined;
    const id = add();
    return () => close(id);
  }, [title]);
}
