import { StoreError } from '../errors.ts';
import { type FileBucket, fileBucket } from './file-bucket.ts';
import type { Settings } from '../settings/settings.ts';

/** Where files can lie, and where the next one does. */
export interface FilePlaces {
  /** Null: they lie in the databases of their tenants alone. */
  readonly bucket: FileBucket | null;
  readonly keepIn: 'database' | 'bucket';
}

/** Files in the databases of their tenants, and nowhere else. */
export const filesInDatabase: FilePlaces = { bucket: null, keepIn: 'database' };

/** What the settings say of files. */
export function filePlaces({
  filesBucket,
  keepFilesIn,
}: Pick<Settings, 'filesBucket' | 'keepFilesIn'>): FilePlaces {
  if (filesBucket === null) return filesInDatabase;
  return { bucket: fileBucket(filesBucket), keepIn: keepFilesIn ?? 'bucket' };
}

/**
 * The bucket that a file says it lies in.
 * @throws StoreError `unavailable` when it is not the one that the settings name: no row can have another one asked
 */
export function bucketNamed({ bucket }: FilePlaces, name: string): FileBucket {
  if (bucket?.name === name) return bucket;
  throw new StoreError(
    'unavailable',
    'this file cannot be reached just now; whoever runs Remit can help',
    new Error(`a file lies in the bucket ${name}, which REMIT_FILES_BUCKET does not name`),
  );
}
