import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { RecordView } from '@remit/api/records/records-views';
import { wordsOf } from '@remit/api/search/search-text';
import { haldenWorks } from '@remit/sample/halden-works';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { type Random, seededRandom } from '@remit/testkit/seeded-random';
import { serveTenantMade } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const names = haldenWorks().logins.map(({ name }) => name.split(' ')[0]?.toLowerCase() ?? '');

const { served, tenant } = await serveTenantMade((server) => server.addTenant({ searchable: true }));

interface SeenRecord {
  readonly type: string;
  readonly id: string;
  readonly words: readonly string[];
}

function wordsSeen({ fields }: RecordView): readonly string[] {
  return Object.values(fields).flatMap((value) => {
    if (value?.type === 'text') return wordsOf(value.value);
    return value?.type === 'text[]' ? value.value.flatMap(wordsOf) : [];
  });
}

/** Every record that somebody reads, with the words that stand in what they see of it: lists tell, page by page. */
async function everythingSeen(caller: Caller): Promise<readonly SeenRecord[]> {
  const { data } = await caller.call('records.types');
  const seen: SeenRecord[] = [];
  for (const { type } of data.types) {
    let cursor: string | null = null;
    do {
      const input: object = { type, limit: 100, ...(cursor === null ? {} : { cursor }) };
      const page = await caller.call('records.list', input);
      expect(page.error).toBeNull();
      seen.push(...page.data.rows.map((row) => ({ type, id: row.id, words: wordsSeen(row) })));
      cursor = page.data.next;
    } while (cursor !== null);
  }
  return seen;
}

/** What somebody might type: words of any record or of one that they see, whole or begun, now and then two of them. */
function typed(words: readonly string[], seen: readonly SeenRecord[], random: Random): string {
  const own = seen.length > 0 && random.below(2) === 0 ? random.pick(seen).words : [];
  const some = Array.from({ length: random.below(3) === 0 ? 2 : 1 }, () => {
    const word = random.pick(own.length > 0 ? own : words);
    return random.below(2) === 0 ? word : word.slice(0, 2 + random.below(3));
  });
  return some.join(' ');
}

const perKind = 8;
const begins = (asked: readonly string[], { words }: SeenRecord): boolean =>
  asked.every((word) => words.some((one) => one.startsWith(word)));

test('a search finds what its asker sees, all of it, and never a word of what is hidden from them', async () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  const searches = runCount('REMIT_SEARCHES', 40);
  const stored = await tenant.rows<{ word: string }>(
    sql`select distinct kind, word from remit.search_word order by kind, word`,
  );
  const words = stored.map(({ word }) => word);
  let withHits = 0;
  let withheld = 0;
  for (const name of names) {
    const caller = await tenant.signIn(name);
    const seen = await everythingSeen(caller);
    const types = new Set(seen.map(({ type }) => type));
    for (let turn = 0; turn < searches; turn += 1) {
      const q = typed(words, seen, random);
      const asked = wordsOf(q);
      const { data, error } = await caller.call('search.find', { q });
      const at = `seed ${seed}: ${name} looks for \`${q}\``;
      expect([at, error]).toEqual([at, null]);
      const groups = data.groups.filter(({ type }) => type !== 'remit.Member');
      const long = asked.some((word) => word.length > 1);
      for (const { type, hits } of groups) {
        // What is found is read, and holds the words where its reader sees it.
        const readable = seen.filter((record) => record.type === type && begins(asked, record));
        const ids = new Set(readable.map(({ id }) => id));
        expect([at, type, hits.filter(({ id }) => !ids.has(id))]).toEqual([at, type, []]);
      }
      for (const type of types) {
        const readable = long ? seen.filter((record) => record.type === type && begins(asked, record)) : [];
        const found = groups.find((group) => group.type === type)?.hits ?? [];
        expect([at, type, found.length]).toEqual([at, type, Math.min(readable.length, perKind)]);
        if (readable.length > 0) withHits += 1;
      }
      if (groups.length === 0) withheld += 1;
    }
  }
  process.stdout.write(
    `${searches * names.length} searches, ${withheld} of them of what is there and hidden\n`,
  );
  expect(withHits).toBeGreaterThan(searches / 2);
  expect(withheld).toBeGreaterThan(searches / 2);
});

test('a value in a field that is hidden or masked is not found by it, and is by whoever sees it', async () => {
  const [employee] = await tenant.rows<{ id: string; iban: string; name: string }>(
    sql`select id, iban, name from hr.employee where iban is not null order by id limit 1`,
  );
  if (employee === undefined) throw new Error('the sample has no employee with an IBAN');
  let readers = 0;
  for (const name of names) {
    const caller = await tenant.signIn(name);
    const { data } = await caller.call('search.find', { q: employee.iban });
    const { data: listed } = await caller.call('records.list', { type: 'hr.Employee', q: employee.name });
    const own = listed.rows?.find(({ id }) => id === employee.id);
    const sees = own?.fields['iban']?.type === 'text';
    const found = data.groups.some(({ hits }) => hits.some(({ id }) => id === employee.id));
    expect([name, found]).toEqual([name, sees]);
    if (sees) readers += 1;
  }
  expect(readers).toBeLessThan(names.length);
});

test('people are found by the beginnings of their names, with and without accents, by those who may see people', async () => {
  const nora = await tenant.signIn('nora');
  const id = randomUUID();
  await tenant.rows(sql`
    insert into remit.member (tenant_id, id, person, name, email, title)
    select tenant_id, ${id}, ${id}, 'Zoë Xanthångström', 'zoe@example.com', 'Xylowelder' from remit.tenant`);
  for (const q of ['zoe xanth', 'XANTHANGSTROM', 'xanthångs ZOË', 'xylowel xanthång']) {
    const { data } = await nora.call('search.find', { q });
    expect([q, data.groups[0]?.hits.map((hit) => hit.id)]).toEqual([q, [id]]);
  }
  const tom = await tenant.signIn('tom');
  const { data } = await tom.call('search.find', { q: 'xanthangstrom' });
  expect(data).toEqual({ groups: [] });
});

test('a record is found as soon as it is there, by its new words once they change', async () => {
  const reader = await tenant.signIn('alice');
  const finds = async (q: string): Promise<boolean> => {
    const { data } = await reader.call('search.find', { q });
    return data.groups.some(({ type }) => type === 'crm.Account');
  };
  const [account] = await tenant.rows<{ id: string }>(sql`
    select id from crm.account where owner = ${reader.memberId} limit 1`);
  if (account === undefined) throw new Error('alice owns no account in the sample');
  const rename = (name: string) =>
    tenant.rows(sql`update crm.account set name = ${name} where id = ${account.id}`);
  await rename('Quixotry Ltd');
  expect(await finds('quixotr')).toBe(true);
  await rename('Zymurgy Ltd');
  expect([await finds('quixotr'), await finds('zymurgy ltd')]).toEqual([false, true]);
});

test('nothing of another tenant is found, whatever is typed', async () => {
  const other = await served.addTenant({ searchable: true });
  await other.rows(sql`update crm.account set name = 'Xylocanary ' || number`);
  await other.rows(sql`update remit.member set title = 'Xylocanary'`);
  for (const name of names) {
    const caller = await tenant.signIn(name);
    const { data } = await caller.call('search.find', { q: 'xylocanary' });
    expect(data).toEqual({ groups: [] });
  }
  const [own] = await other.rows<{ count: number }>(
    sql`select count(*)::int as count from remit.search_word where word = 'xylocanary'`,
  );
  expect(own?.count).toBeGreaterThan(1_000);
});

test('letters fold alike in memory, where members are found, and in the database, where records are', async () => {
  // Every alphabet that has two forms of its letters.
  const folded = await tenant.rows<{ text: string; words: readonly string[] }>(sql`
    select text, array(select remit.words(text)) as words
    from generate_series(1, 65535) as code, lateral (select 'b' || chr(code) || 'a' || chr(code) as text) as made
    where code < 1328 or code between 5024 and 5117 or code between 7680 and 8191 or code between 43888 and 43967
      or code between 64256 and 64262 or code between 65313 and 65370`);
  expect(folded.length).toBeGreaterThan(2_000);
  const differing = folded.filter(
    ({ text, words }) => words.toSorted().join(' ') !== wordsOf(text).toSorted().join(' '),
  );
  expect(differing).toEqual([]);
});
