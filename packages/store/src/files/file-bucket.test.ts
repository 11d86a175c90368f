import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type S3Double, s3Double } from '@remit/testkit/s3-double';
import { fileBucket } from './file-bucket.ts';

let double: S3Double;
beforeAll(async () => {
  double = await s3Double();
});
beforeEach(() => {
  double.objects.clear();
  double.trouble = null;
});
afterAll(() => double.close());

const bytes = Buffer.from([0, 1, 2, 255]);

test('what was put under a key is there until it is removed, and nowhere else', async () => {
  const bucket = fileBucket(double.address);
  await bucket.put('a/b', bytes);
  expect([...double.objects.keys()]).toEqual(['remit/a/b']);
  expect(Buffer.from((await bucket.get('a/b')) ?? []).equals(bytes)).toBe(true);
  expect(await bucket.get('a/c')).toBeNull();
  await bucket.remove('a/b');
  await bucket.remove('a/b');
  expect(await bucket.get('a/b')).toBeNull();
});

test('a list has everything that begins so, however many answers it takes, and how long it lies there', async () => {
  const bucket = fileBucket(double.address);
  for (const key of ['t/1', 't/2', 't/3', 't/4', 't/5', 'u/6']) await bucket.put(key, bytes);
  double.objects.set('remit/t/1', { bytes, since: Date.now() - 7_200_000 });
  const listed = await bucket.list('t/');
  expect(listed.map(({ key }) => key)).toEqual(['t/1', 't/2', 't/3', 't/4', 't/5']);
  expect(listed.filter(({ age }) => age > 7_000_000).map(({ key }) => key)).toEqual(['t/1']);
});

test('its name says nothing of how it is reached', () => {
  expect(fileBucket('https://key:secret@s3.example.com/files/a/?region=x').name).toBe(
    'https://s3.example.com/files/a',
  );
});

test.each(['put', 'get', 'remove', 'list'] as const)(
  'a bucket that is gone, that does not answer or that knows another key fails %s',
  async (how) => {
    const attempt = (address: string, patience?: number) => {
      const bucket = fileBucket(address, patience);
      return how === 'put' ? bucket.put('a', bytes) : bucket[how]('a');
    };
    const unavailable = (message: RegExp) => ({
      code: 'unavailable',
      cause: expect.objectContaining({ message: expect.stringMatching(message) }),
    });
    await expect(attempt(double.address.replace('AKIATEST', 'OTHER'))).rejects.toMatchObject(
      unavailable(/answered 403 SignatureDoesNotMatch/),
    );
    double.trouble = 'gone';
    await expect(attempt(double.address)).rejects.toMatchObject(unavailable(/answered 404 NoSuchBucket/));
    double.trouble = 'silent';
    await expect(attempt(double.address, 100)).rejects.toMatchObject(unavailable(/did not answer/));
  },
);
