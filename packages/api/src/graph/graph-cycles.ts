import type { GraphLink, MarkedLink } from './graph-link.ts';

/** Says of each link whether it lies on a circle. */
export function marksCycles(links: readonly GraphLink[]): readonly MarkedLink[] {
  const onward = Map.groupBy(peeled(links), ({ from }) => from);
  const leadsTo = (from: string, to: string): boolean => {
    const found = new Set([from]);
    for (const key of found) {
      if (key === to) return true;
      for (const link of onward.get(key as GraphLink['from']) ?? []) found.add(link.to);
    }
    return false;
  };
  return links.map((link) => ({
    ...link,
    cycle: onward.get(link.from)?.includes(link) === true && leadsTo(link.to, link.from),
  }));
}

/** Without what begins or ends a way, over and over: most graphs are empty then, and no way needs to be walked. */
function peeled(links: readonly GraphLink[]): readonly GraphLink[] {
  const begins = new Set(links.map(({ from }) => from));
  const ends = new Set(links.map(({ to }) => to));
  const left = links.filter(({ from, to }) => ends.has(from) && begins.has(to));
  return left.length === links.length ? left : peeled(left);
}
