import { expect, test } from 'vitest';
import { addressBucket } from './limits.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('G2: the address %s counts as %s', (address, bucket) => {
  expect(addressBucket(address)).toBe(bucket);
});

test('G2: neighbours of one /64 share a bucket, those of another do not', () => {
  expect(addressBucket('2001:db8:0:1::5')).toBe(addressBucket('2001:db8:0:1:ffff::9'));
  expect(addressBucket('2001:db8:0:1::5')).not.toBe(addressBucket('2001:db8:0:2::5'));
});
