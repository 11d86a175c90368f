import { sql } from 'drizzle-orm';
import type { Asking } from '../endpoint-row.ts';
import { all, employees, everyMember, only } from './allows.ts';
import { memberWho, nothing, ofRequest } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

const decision = ({ target }: Asking) => target.request;
const draft = ({ target: { department } }: Asking) => ({
  purpose: 'Gloves',
  amount: { minor: 100, currency: 'EUR' },
  department,
  folder: department,
});

export const requestsRows: RowsOf<'requests'> = {
  'requests.inbox': {
    input: nothing,
    own: only(['department head'], 'empty'),
    elsewhere: only([], 'empty'),
    shows: ofRequest,
  },
  'requests.mine': {
    // The first page has the newest, and rows before this one send requests too.
    input: async ({ tenant, target: { submitted } }) => {
      await tenant.rows(sql`update fin.payment_request set submitted_at = now() where id = ${submitted.id}`);
      return {};
    },
    own: only(all, 'empty'),
    elsewhere: only([], 'empty'),
    shows: ({ submitted }) => submitted.id,
  },
  'requests.get': {
    input: ({ target }) => ({ id: target.request.id }),
    own: only(['department head', 'guest'], 'not-found'),
    elsewhere: only(['guest'], 'not-found'),
    shows: ofRequest,
  },
  'requests.watch': {
    input: ({ target }) => ({ id: target.request.id, watches: true }),
    own: only(['department head', 'guest'], 'not-found'),
    elsewhere: only(['guest'], 'not-found'),
  },
  'requests.peers': {
    input: ({ target }) => ({ id: target.request.id }),
    own: only(['department head', 'guest'], 'not-found'),
    elsewhere: only(['guest'], 'not-found'),
  },
  'requests.form': { input: () => ({}), own: everyMember },
  'requests.people': {
    // Rows before this one suspend members: nobody asks in the place of one.
    input: async (asking) => {
      await memberWho(asking, 'active');
      return { q: asking.target.member.name };
    },
    own: only(['department head'], 'empty'),
    shows: ({ member }) => member.id,
  },
  'requests.formFor': {
    input: async (asking) => ({ onBehalfOf: (await memberWho(asking, 'active')).member }),
    own: only(['department head'], 'forbidden'),
  },
  'requests.preview': { input: draft, own: everyMember },
  'requests.submit': {
    input: draft,
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'forbidden'),
  },
  'requests.approve': {
    input: decision,
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.reject': {
    input: (asking) => ({ ...decision(asking), comment: 'No' }),
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.ask': {
    input: (asking) => ({ ...decision(asking), comment: 'What for?' }),
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.answer': {
    input: async ({ tenant, target }) => {
      await tenant.rows(
        sql`update fin.payment_request set status = 'information' where id = ${target.submitted.id}`,
      );
      return { ...target.submitted, comment: 'For the lathe' };
    },
    own: only(all, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.change': {
    input: (asking) => ({ ...asking.target.submitted, request: draft(asking) }),
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.resubmit': {
    input: async (asking) => {
      const { id } = asking.target.submitted;
      await asking.tenant.rows(sql`update fin.payment_request set status = 'rejected' where id = ${id}`);
      return { ...asking.target.submitted, request: draft(asking) };
    },
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.reduce': {
    input: (asking) => ({
      ...decision(asking),
      amount: { minor: 5_000, currency: 'EUR' },
      comment: 'Half will do',
    }),
    own: only(['department head'], 'not-found', { guest: 'forbidden' }),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
  'requests.pay': {
    input: async (asking) => {
      const { id } = asking.target.request;
      await asking.tenant.rows(sql`
        update fin.payment_request set status = 'approved', folder = '/to-pay' where id = ${id}
          and exists (select from remit.folder where path = '/to-pay')`);
      return decision(asking);
    },
    own: only(['security analyst'], 'not-found', { guest: 'forbidden' }),
  },
  'requests.withdraw': {
    input: ({ target }) => target.submitted,
    own: only(employees, 'forbidden'),
    elsewhere: only([], 'not-found', { guest: 'forbidden' }),
  },
};
