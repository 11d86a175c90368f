/** What the file system was asked for; null where there is no such file or folder. */
export async function unlessAbsent<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(error.code)) return null;
    throw error;
  }
}

const absent: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);
