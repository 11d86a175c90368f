import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PathChip } from './chip.tsx';

const written = (path: string): string =>
  renderToStaticMarkup(createElement(PathChip, { path })).replace(/^<span[^>]*>|<\/span>$/g, '');

test.each([
  ['/', '/'],
  ['/operations', '/operations'],
  ['/operations/production/casting', '/operations<wbr/>/production<wbr/>/casting'],
])('%s may break between two folders, and is read as it stands', (path, markup) => {
  expect(written(path)).toBe(markup);
  expect(written(path).replaceAll('<wbr/>', '')).toBe(path);
});
