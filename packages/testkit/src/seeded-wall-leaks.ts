/** A mistake in the functions of the wall: no catalog shows it, forged tickets and claims do. */
export interface SeededWallLeak {
  readonly name: string;
  /** Run as a superuser in a scratch copy of its own. */
  readonly plant: string;
  /** The forgery, of `wallForgeries`, that is then accepted. */
  readonly forgery: string;
}

const enter = 'remit.enter(text)';
const tenant = 'remit.tenant()';
const noBytes = "''::bytea";
const codesDiffer =
  'hashtextextended(right(ticket, 64), 0) <> hashtextextended(code, 0) or right(ticket, 64) <> code';

/** Mistakes that a hand could make in `remit.enter` and `remit.tenant`. */
export const seededWallLeaks: readonly SeededWallLeak[] = [
  {
    name: 'a ticket that is not bound to its connection',
    plant: rewrite(enter, 'substr(ticket, 57, 10)::bigint <> pg_backend_pid()', 'false'),
    forgery: 'a ticket for another connection',
  },
  {
    name: 'a ticket that never expires',
    plant: rewrite(enter, 'not between 0 and 60000', 'is null'),
    forgery: 'a ticket that has expired',
  },
  {
    name: 'a ticket that is good for as long as it says',
    plant: rewrite(enter, 'not between 0 and 60000', '< 0'),
    forgery: 'a ticket that is good for an hour',
  },
  {
    name: 'a ticket whose code nobody looks at',
    plant: rewrite(enter, codesDiffer, 'false'),
    forgery: 'a ticket with another tenant in it',
  },
  {
    name: 'a ticket whose code counts but for its end',
    plant: rewrite(enter, codesDiffer, 'left(right(ticket, 64), 60) <> left(code, 60)'),
    forgery: 'a ticket with one digit of its code changed',
  },
  {
    name: 'a key that outlives its time',
    plant: rewrite(enter, "substr(ticket, 9, 10)::bigint < date_part('epoch', clock_timestamp())", 'false'),
    forgery: 'a ticket of a process whose key has expired',
  },
  {
    name: 'a second tenant in one transaction',
    plant: rewrite(enter, "current_setting('remit.claim', true) <> ''", 'false'),
    forgery: 'a second ticket in one transaction',
  },
  {
    name: 'a claim that is not bound to its transaction',
    plant: unsigned('timestamptz_send(transaction_timestamp())', 'timestamptz_send(transaction_timestamp())'),
    forgery: 'a claim of the transaction before',
  },
  {
    name: 'a claim that is bound to nothing',
    plant:
      unsigned('timestamptz_send(transaction_timestamp())', 'timestamptz_send(transaction_timestamp())') +
      unsigned('int4send(pg_backend_pid())', 'int4send(pg_backend_pid())'),
    forgery: 'a claim of another connection',
  },
  {
    name: 'a claim that nobody checks',
    plant:
      rewrite(tenant, 'hashtextextended(right(claim, 64), 0) = hashtextextended(code, 0)', 'true') +
      rewrite(tenant, 'and right(claim, 64) = code', ''),
    forgery: 'a claim with another tenant in it',
  },
  {
    name: 'a claim that is signed for no tenant in particular',
    plant: unsigned("convert_to(claimed, 'UTF8')", "convert_to(left(claim, 36), 'UTF8')"),
    forgery: 'a claim with another tenant in it',
  },
  {
    name: 'a claim that is set for the session',
    plant:
      rewrite(enter, "'hex'), true)", "'hex'), false)") +
      unsigned('timestamptz_send(transaction_timestamp())', 'timestamptz_send(transaction_timestamp())'),
    forgery: 'no ticket, after a transaction that had one',
  },
];

/** Takes a part out of what claims are signed over, where they are written and where they are checked. */
function unsigned(written: string, checked: string): string {
  return rewrite(enter, written, noBytes) + rewrite(tenant, checked, noBytes);
}

/** SQL that puts other words into a function; it fails when the function no longer has the old ones. */
function rewrite(name: string, from: string, to: string): string {
  return `
    do $plant$
    declare
      source constant text := pg_get_functiondef('${name}'::regprocedure);
    begin
      if position($from$${from}$from$ in source) = 0 then
        raise exception '${name} no longer has the words that this leak changes: %', $from$${from}$from$;
      end if;
      execute replace(source, $from$${from}$from$, $to$${to}$to$);
    end
    $plant$;`;
}
