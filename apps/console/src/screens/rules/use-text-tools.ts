import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type * as Closer from './look-closer.ts';
import type * as TextReader from './read-text.ts';
import type * as TextPaneModule from './text-pane.tsx';

/** What reads text, and the pane that shows it. */
export interface TextTools {
  readonly reader: typeof TextReader;
  readonly TextPane: typeof TextPaneModule.TextPane;
}

/**
 * The reader of text is as large as the rest of the screen: it comes when the screen stands. What looks closer at what
 * was read, which is as large again, comes after it.
 */
export function useTextTools(): {
  readonly tools: UseQueryResult<TextTools>;
  readonly closer: typeof Closer | null;
} {
  const tools = useQuery({
    queryKey: ['the pane of policy text'],
    queryFn: async (): Promise<TextTools> => {
      const [reader, { TextPane }] = await Promise.all([import('./read-text.ts'), import('./text-pane.tsx')]);
      return { reader, TextPane };
    },
    staleTime: Infinity,
    structuralSharing: false,
  });
  const closer = useQuery({
    queryKey: ['what looks closer at policy text'],
    queryFn: () => import('./look-closer.ts'),
    enabled: tools.data !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
  });
  return { tools, closer: closer.data ?? null };
}
