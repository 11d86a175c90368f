import { type ApprovalWorld, DAY, WEEKLY_FAVOUR } from './approval-world.ts';

/** Those who had something approved of late by somebody who asks: within a week, or a month. */
export const favoursNow = ({ favours, now }: ApprovalWorld, favour: string): readonly string[] =>
  favours
    .filter(({ at }) => at > now - (favour === WEEKLY_FAVOUR ? 7 : 30) * DAY)
    .map(({ person }) => person);
