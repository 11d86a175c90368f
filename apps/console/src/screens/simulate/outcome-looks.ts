import { CircleCheck, CircleHelp, CircleSlash } from 'lucide-react';

/** How an answer looks: a glyph, its ground and its ink. */
export const OUTCOME_LOOKS = {
  allow: { Icon: CircleCheck, ground: 'bg-gain-tint', ink: 'text-gain' },
  deny: { Icon: CircleSlash, ground: 'bg-loss-tint', ink: 'text-loss' },
  depends: { Icon: CircleHelp, ground: 'bg-warn-tint', ink: 'text-warn' },
} as const;
