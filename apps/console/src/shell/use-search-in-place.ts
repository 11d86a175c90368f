import { useNavigate } from '@tanstack/react-router';

/** Changes words in the address in place: without a step in the history, and without scrolling. Which words there are, the screen says. */
export function useSearchInPlace(): (change: object) => void {
  const navigate = useNavigate();
  return (change) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
}
