import { expect } from 'vitest';
import type { Booted } from '../harness/booted.js';

export const what = 'host name, hosts, user, groups, sudo, script, final message';

/** All that the first firewall of the example fleet (devices/waf, templates/waf) has to become. */
export function expectArticle(booted: Booted): Booted {
  const output = booted.text('var/log/cloud-init-output.log');
  expect(booted.hostname).toBe('waf-ba-0001');
  expect(booted.fact('passwd')).toMatch(
    /^operator:x:\d+:\d+:Operator of waf-ba-0001:\/home\/operator:\/bin\/bash$/m,
  );
  expect(booted.fact('group')).toMatch(/^operators:x:\d+:/m);
  expect(booted.fact('sudoers').split('\n')).toContain('operator');
  expect(booted.text('home/operator/.ssh/authorized_keys')).toContain('controller@example.net');
  expect(booted.text('etc/hosts')).toBe(
    '127.0.0.1 localhost\n::1 localhost ip6-localhost\n111.0.0.12 waf-ba-0001\n',
  );
  expect(booted.text('tmp/waf-init')).toBe(
    'waf-ba-0001 protects http://10.0.0.10/\nthe name has 11 letters\n',
  );
  expect(output).toContain('waf-ba-0001 protects http://10.0.0.10/\n');
  expect(output).toContain('Welcome to the waf waf-ba-0001\n');
  expect(booted.text('run/waf-ready')).toBe('waf-ba-0001 is ready\n');
  expect(booted.text('etc/motd')).toContain('waf-ba-0001 is a waf at berlin.\n');
  expect(booted.mode('etc/motd')).toBe('0644');
  expect(booted.fact('failed-units')).toBe('');
  return booted;
}
