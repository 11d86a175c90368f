import { useDay, useMoment } from './use-when.ts';

/** A moment as its day; hovering or copying gives the exact moment with its zone. */
export function When({ at, exact = false }: { readonly at: number; readonly exact?: boolean }) {
  const day = useDay();
  const moment = useMoment();
  return (
    <time dateTime={new Date(at).toISOString()} title={moment(at)} className="figures whitespace-nowrap">
      {exact ? moment(at) : day(at)}
    </time>
  );
}
