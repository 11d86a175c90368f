/** A path in a tree of folders or departments begins with `/`; the root is `/` itself. */
export const isPath = (text: string): boolean => text.startsWith('/');

/** Whether `path` is `tree` or lies below it. Compared segment by segment, so `/sales2` is not within `/sales`. */
export function isWithin(path: string, tree: string): boolean {
  if (path === tree) return true;
  return tree === '/' ? isPath(path) : path.startsWith(`${tree}/`);
}

/** The path itself and every path above it, nearest first, ending in `/`. */
export function upward(path: string): readonly string[] {
  const paths: string[] = [];
  for (let at = path; at !== '/' && isPath(at); at = at.slice(0, at.lastIndexOf('/')) || '/') paths.push(at);
  paths.push('/');
  return paths;
}

/** The part that two subtrees share: the deeper of them when one holds the other, else null. */
export function sharedTree(left: string, right: string): string | null {
  if (isWithin(left, right)) return left;
  return isWithin(right, left) ? right : null;
}
