/** IPv6 addresses with runs of zeros in every place, of every length, and with what looks like IPv4. */
export const addressSpellings = [
  'fd00:0:0:1::1',
  'fd00::1:0:0:1',
  'fd00:0:1:0:1:0:1:0',
  'fd00:1:0:0:1:0:0:1',
  'fd00:0:0:1:0:0:1:1',
  'fd00:0:1:0:0:0:0:1',
  'fd00:1:2:3:4:5:6:0',
  'fd00:1:2:3:4:5:0:0',
  'fd00:0:2:3:4:5:6:7',
  'fd00:0:0:3:4:5:6:7',
  'fd00::',
  'FD00:ABCD:0AB:00C::D',
  'fd00::ffff:1.2.3.4',
  'fd00::1.2.3.4',
  '64:ff9b::1.2.3.4',
] as const;
