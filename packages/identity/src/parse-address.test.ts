import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInNetwork, networkText, parseAddress, parseNetwork } from './parse-address.ts';

/**
 * What programs read in different ways, and the one way in which Remit does: the one form of an address, or null for what
 * is refused. `inet_aton` reads `010.0.0.5` as 8.0.0.5 and others as 10.0.0.5; `10.5` is 10.0.0.5 to some; and so on.
 */
const addresses: readonly (readonly [string, string | null])[] = [
  // Plain IPv4.
  ['0.0.0.0', '0.0.0.0'],
  ['10.0.0.5', '10.0.0.5'],
  ['127.0.0.1', '127.0.0.1'],
  ['192.0.2.7', '192.0.2.7'],
  ['255.255.255.255', '255.255.255.255'],
  ['1.2.3.4', '1.2.3.4'],
  ['100.64.0.1', '100.64.0.1'],
  ['169.254.169.254', '169.254.169.254'],
  ['224.0.0.1', '224.0.0.1'],
  ['9.9.9.9', '9.9.9.9'],
  // Leading zeros: octal to some.
  ['010.0.0.5', null],
  ['10.00.0.5', null],
  ['10.0.0.05', null],
  ['10.0.0.005', null],
  ['0010.0.0.5', null],
  ['00.0.0.0', null],
  ['0.0.0.00', null],
  ['127.0.0.01', null],
  ['0177.0.0.1', null],
  ['192.168.001.001', null],
  ['08.8.8.8', null],
  ['1.2.3.09', null],
  // Fewer parts, more parts, empty parts.
  ['10.5', null],
  ['10.0.5', null],
  ['10', null],
  ['127.1', null],
  ['127.0.1', null],
  ['2130706433', null],
  ['3232235777', null],
  ['0', null],
  ['10.0.0.5.6', null],
  ['10.0.0.5.', null],
  ['.10.0.0.5', null],
  ['10..0.5', null],
  ['10.0.0.', null],
  ['...', null],
  ['.', null],
  // Out of range, signs, fractions, exponents.
  ['256.0.0.1', null],
  ['10.0.0.256', null],
  ['10.0.0.999', null],
  ['10.0.0.1000', null],
  ['4294967296.0.0.1', null],
  ['-1.0.0.1', null],
  ['+10.0.0.5', null],
  ['10.0.0.+5', null],
  ['10.0.0.-5', null],
  ['1e1.0.0.5', null],
  ['10.0.0.5e0', null],
  ['1_0.0.0.5', null],
  // Hexadecimal and binary.
  ['0x0a.0.0.5', null],
  ['0x0a000005', null],
  ['0x7f.1', null],
  ['0x7f000001', null],
  ['0X7F000001', null],
  ['10.0.0.0x5', null],
  ['a.b.c.d', null],
  ['0b1010.0.0.5', null],
  ['0o12.0.0.5', null],
  ['7f000001', null],
  // Spaces and what looks like digits and dots.
  [' 10.0.0.5', null],
  ['10.0.0.5 ', null],
  ['10.0.0.5\n', null],
  ['10.0.0.5\t', null],
  ['10.0.0.5\u0000', null],
  ['10. 0.0.5', null],
  ['10.0.0\u3002\u0035', null],
  ['10\uff0e0.0.5', null],
  ['10\u30020\u30020\u30025', null],
  ['\uff11\uff10.0.0.5', null],
  ['\u0661.2.3.4', null],
  ['\u2460.0.0.1', null],
  ['10.0.0.\u200b5', null],
  ['\ufeff10.0.0.5', null],
  ['10,0,0,5', null],
  ['10-0-0-5', null],
  // More than an address.
  ['10.0.0.5:443', null],
  ['10.0.0.5/32', null],
  ['10.0.0.5, 192.0.2.7', null],
  ['10.0.0.5,192.0.2.7', null],
  ['10.0.0.5;', null],
  ['http://10.0.0.5', null],
  ['10.0.0.5.in-addr.arpa', null],
  ['user@10.0.0.5', null],
  ['10.0.0.5#', null],
  ['for=10.0.0.5', null],
  ['"10.0.0.5"', null],
  ["'10.0.0.5'", null],
  // No address at all.
  ['', null],
  ['localhost', null],
  ['unknown', null],
  ['_hidden', null],
  ['example.com', null],
  ['::ffff', '::ffff'],
  ['null', null],
  ['undefined', null],
  ['*', null],
  ['NaN', null],
  ['x'.repeat(100_000), null],
  // Plain IPv6.
  ['::', '::'],
  ['::1', '::1'],
  ['1::', '1::'],
  ['2001:db8::1', '2001:db8::1'],
  ['2001:db8::', '2001:db8::'],
  ['fe80::1', 'fe80::1'],
  ['fc00::1', 'fc00::1'],
  ['ff02::1', 'ff02::1'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2606:4700:4700::1111', '2606:4700:4700::1111'],
  // One address, many spellings.
  ['2001:DB8::1', '2001:db8::1'],
  ['2001:0db8::0001', '2001:db8::1'],
  ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
  ['2001:db8:0::0:1', '2001:db8::1'],
  ['0:0:0:0:0:0:0:0', '::'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['0000:0000:0000:0000:0000:0000:0000:0001', '::1'],
  ['1:0:0:0:0:0:0:0', '1::'],
  ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::'],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
  ['1::3:4:5:6:7:8', '1:0:3:4:5:6:7:8'],
  // RFC 5952: the longest run of zeros, the first of two, and never one alone.
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['0:0:1:0:0:0:0:0', '0:0:1::'],
  ['0:0:0:1:0:0:0:0', '0:0:0:1::'],
  ['0:1:0:1:0:1:0:1', '0:1:0:1:0:1:0:1'],
  // IPv4 inside IPv6 is that IPv4 address, however it is written.
  ['::ffff:10.0.0.5', '10.0.0.5'],
  ['::FFFF:10.0.0.5', '10.0.0.5'],
  ['::ffff:0a00:0005', '10.0.0.5'],
  ['::ffff:a00:5', '10.0.0.5'],
  ['0:0:0:0:0:ffff:10.0.0.5', '10.0.0.5'],
  ['0:0:0:0:0:ffff:a00:5', '10.0.0.5'],
  ['0000:0000:0000:0000:0000:ffff:0a00:0005', '10.0.0.5'],
  ['::ffff:127.0.0.1', '127.0.0.1'],
  ['::ffff:7f00:1', '127.0.0.1'],
  ['::ffff:255.255.255.255', '255.255.255.255'],
  ['::ffff:0:0', '0.0.0.0'],
  ['::ffff:0.0.0.0', '0.0.0.0'],
  ['::ffff:169.254.169.254', '169.254.169.254'],
  // What only resembles it is an IPv6 address of its own.
  ['::10.0.0.5', '::a00:5'],
  ['::ffff:0:10.0.0.5', '::ffff:0:a00:5'],
  ['64:ff9b::10.0.0.5', '64:ff9b::a00:5'],
  ['64:ff9b::a9fe:a9fe', '64:ff9b::a9fe:a9fe'],
  ['2002:a00:5::', '2002:a00:5::'],
  ['::fffe:10.0.0.5', '::fffe:a00:5'],
  ['1::ffff:10.0.0.5', '1::ffff:a00:5'],
  ['::1:ffff:10.0.0.5', '::1:ffff:a00:5'],
  ['fe80::10.0.0.5', 'fe80::a00:5'],
  // IPv4 inside IPv6 that is itself written wrongly.
  ['::ffff:010.0.0.5', null],
  ['::ffff:10.0.0.05', null],
  ['::ffff:10.0.5', null],
  ['::ffff:10.0.0.256', null],
  ['::ffff:0x0a.0.0.5', null],
  ['::ffff:2130706433', null],
  ['::ffff:10.0.0.5:1', null],
  ['10.0.0.5::', null],
  ['1:2:3:4:5:6:7:10.0.0.5', null],
  // Zones.
  ['fe80::1%eth0', null],
  ['fe80::1%1', null],
  ['fe80::1%', null],
  ['fe80::1%25eth0', null],
  ['::1%lo', null],
  ['::ffff:10.0.0.5%eth0', null],
  ['10.0.0.5%eth0', null],
  // Brackets, ports, and too much or too little of everything.
  ['[::1]', null],
  ['[2001:db8::1]:443', null],
  ['[2001:db8::1', null],
  ['2001:db8::1]', null],
  [':', null],
  [':::', null],
  ['1:::2', null],
  ['1::2::3', null],
  ['::1::', null],
  [':1', null],
  ['1:', null],
  [':1:2:3:4:5:6:7:8', null],
  ['1:2:3:4:5:6:7:8:', null],
  ['1:2:3:4:5:6:7', null],
  ['1:2:3:4:5:6:7:8:9', null],
  ['1:2:3:4:5:6:7::8', null],
  ['::1:2:3:4:5:6:7:8', null],
  ['12345::', null],
  ['00001::', null],
  ['g::1', null],
  ['0x1::', null],
  ['-1::', null],
  ['2001:db8::1 ', null],
  [' ::1', null],
  ['::1\u0000', null],
  ['2001:db8::\u0661', null],
  ['2001：db8::1', null],
  ['2001.db8::1', null],
  ['2001:db8::1/64', null],
  ['2001:db8::1,10.0.0.5', null],
  ['2001-db8--1', null],
  ['2001:db8::1.ipv6-literal.net', null],
  ['::ffff:', null],
  ['::ffff:10.0.0', null],
  ['::ffff:1:10.0.0.5.6', null],
  ['0:0:0:0:0:0:10.0.0.5', '::a00:5'],
];

test('the table has at least two hundred rows, each once', () => {
  expect(new Set(addresses.map(([text]) => text)).size).toBe(addresses.length);
  expect(addresses.length).toBeGreaterThanOrEqual(200);
});

test.each(addresses.map(([text, form]) => [text.slice(0, 60), text, form]))(
  'the address %j has one reading, or none',
  (_, text, form) => {
    const parsed = parseAddress(text ?? '');
    expect(parsed === null ? null : networkText(parsed)).toBe(form);
    // What has a form has that form only: reading it again changes nothing.
    if (parsed !== null) expect(parseAddress(networkText(parsed))).toEqual(parsed);
  },
);

describe('a network is an address and how much of it counts', () => {
  test.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['10.0.0.5/32', '10.0.0.5'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['192.0.2.128/25', '192.0.2.128/25'],
    ['2001:db8::/32', '2001:db8::/32'],
    ['2001:0DB8:0000::/32', '2001:db8::/32'],
    ['::/0', '::/0'],
    ['::1/128', '::1'],
    ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['::ffff:10.0.0.5/128', '10.0.0.5'],
    ['::ffff:0:0/96', '0.0.0.0/0'],
  ])('%s', (text, form) => {
    const read = parseNetwork(text);
    expect(read.ok ? networkText(read.network) : read.problem).toBe(form);
  });

  test.each([
    ['10.0.0.5/8', '`10.0.0.5/8` names one address of a network; write `10.0.0.0/8`'],
    ['2001:db8::1/32', 'write `2001:db8::/32`'],
    ['10.0.0.0/33', 'a whole number from 0 to 32'],
    ['2001:db8::/129', 'a whole number from 0 to 128'],
    ['10.0.0.0/08', 'a whole number from 0 to 32'],
    ['10.0.0.0/', 'a whole number from 0 to 32'],
    ['10.0.0.0/-1', 'a whole number from 0 to 32'],
    ['10.0.0.0/ 8', 'a whole number from 0 to 32'],
    ['10.0.0.0/8.0', 'a whole number from 0 to 32'],
    ['10.0.0.0/255.0.0.0', 'a whole number from 0 to 32'],
    ['10.0.0.0/0xa', 'a whole number from 0 to 32'],
    ['::ffff:10.0.0.0/95', 'is IPv4 inside IPv6 and reaches beyond it'],
    ['::ffff:0:0/90', 'is IPv4 inside IPv6 and reaches beyond it'],
    ['10.0.0.0/8/8', 'is no IP address and no network'],
    ['010.0.0.0/8', 'a number with a leading zero is read in two ways'],
    ['10/8', 'is no IP address and no network'],
    ['10.5', 'four decimal numbers from 0 to 255'],
    ['2130706433', 'four decimal numbers from 0 to 255'],
    ['0x7f000001', 'four decimal numbers from 0 to 255'],
    ['fe80::1%eth0', 'has a zone'],
    ['*', 'is no IP address and no network'],
    ['/8', 'is no IP address and no network'],
    ['', 'is no IP address and no network'],
  ])('%j says what is wrong with it', (text, problem) => {
    const read = parseNetwork(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.problem).toContain(problem);
  });
});

const ipv4 = fc.ipV4();
const ipv6 = fc.ipV6();

test('what lies in a network is what the system says lies in it', () => {
  fc.assert(
    fc.property(fc.oneof(ipv4, ipv6), fc.oneof(ipv4, ipv6), fc.nat(128), (outer, inner, length) => {
      const base = parseAddress(outer);
      const asked = parseAddress(inner);
      if (base === null || asked === null) throw new Error(`${outer} or ${inner} is an address`);
      const prefix = base.family === 4 ? length % 33 : length;
      const free = BigInt((base.family === 4 ? 32 : 128) - prefix);
      const network = { ...base, prefix, bits: (base.bits >> free) << free };
      const system = new BlockList();
      const [address = ''] = networkText(network).split('/');
      system.addSubnet(address, prefix, network.family === 4 ? 'ipv4' : 'ipv6');
      const same = system.check(networkText(asked), asked.family === 4 ? 'ipv4' : 'ipv6');
      // The system takes IPv4 inside IPv6 for IPv6 too; here it has one form, so the families never mix.
      if (asked.family === network.family) expect(isInNetwork(asked, network)).toBe(same);
      else expect(isInNetwork(asked, network)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('whatever is read is written in a form that is read as the same', () => {
  fc.assert(
    fc.property(fc.oneof(ipv4, ipv6, fc.string(), fc.stringMatching(/^[0-9a-fx:./%]{1,24}$/)), (text) => {
      const read = parseNetwork(text);
      if (read.ok) expect(parseNetwork(networkText(read.network))).toEqual(read);
    }),
    { numRuns: 5_000 },
  );
});
