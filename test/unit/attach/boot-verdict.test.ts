import { describe, expect, test } from 'vitest';
import { type BootVerdict, consoleReader } from '../../../src/attach/boot-verdict.js';
import { consoleLine } from '../../../src/attach/console-line.js';

function verdictOf(lines: readonly string[], finalMessages: readonly RegExp[] = []): BootVerdict {
  const reader = consoleReader({ finalMessages });
  for (const line of lines) reader.read(consoleLine(line));
  return reader.verdict();
}

const finished =
  '[  118.686970] cloud-init[353]: Cloud-init v. 22.4.2 finished at Wed, 25 Nov 2026 22:37:56 +0000. ' +
  'Datasource DataSourceNoCloud [seed=/dev/sr0][dsmode=net].  Up 118.53 seconds\r';

describe('what the console tells of cloud-init', () => {
  test('its last words say version, data source and time', () => {
    expect(verdictOf(['[    0.000000] Linux version 6.1.0', finished])).toEqual({
      isFinished: true,
      version: '22.4.2',
      dataSource: 'DataSourceNoCloud [seed=/dev/sr0][dsmode=net]',
      uptimeSeconds: 118.53,
      errors: [],
      warnings: [],
      lines: 2,
    });
  });

  test('a stage that begins is no end, and says the version', () => {
    const line =
      "login: [  114.1] cloud-init[353]: Cloud-init v. 26.2 running 'modules:final' at Wed. Up 111.87 seconds.";
    expect(verdictOf([line])).toMatchObject({ isFinished: false, version: '26.2' });
  });

  test.each([
    '[\u001b[0;32m  OK  \u001b[0m] Finished \u001b[0;1;39mcloud-final.servic…d: Execute cloud user/final scripts.',
    '[  OK  ] Finished Execute cloud user/final scripts.',
    '[  OK  ] Reached target \u001b[0;1;39mcloud-init.target\u001b[0m - Cloud-init target.',
    '[  OK  ] Reached target Cloud-init target.',
    'waf-01 is up, after 31.7 seconds',
  ])('%j is an end', (line) => {
    expect(verdictOf([line], [/waf-01 is up, after.*seconds/]).isFinished).toBe(true);
  });

  test.each([
    [
      '[   33.1] cloud-init[512]: 2026-11-25 22:00:00,123 - util.py[WARNING]: Running module users-groups (<module>) failed',
      'util.py[WARNING]: Running module users-groups (<module>) failed',
    ],
    [
      '2026-11-25 22:00:00,123 - cc_scripts_user.py[WARNING]: Failed to run module scripts_user (scripts in /var/lib)',
      'cc_scripts_user.py[WARNING]: Failed to run module scripts_user (scripts in /var/lib)',
    ],
    ['2026-11-25 22:00:00,123 - main.py[ERROR]: failed stage init', 'main.py[ERROR]: failed stage init'],
    [
      '[\u001b[0;1;31mFAILED\u001b[0m] Failed to start \u001b[0;1;39mcloud-final.servic…ud user/final scripts.',
      '[FAILED] Failed to start cloud-final.servic…ud user/final scripts.',
    ],
    ['[  9.9] cloud-init[9]: Traceback (most recent call last):', 'Traceback (most recent call last):'],
    [
      '2026-11-25 22:00:00,1 - cc_final_message.py[WARNING]: Used fallback datasource',
      'cc_final_message.py[WARNING]: Used fallback datasource',
    ],
  ])('%j is an error', (line, text) => {
    expect(verdictOf([line])).toMatchObject({ errors: [text], warnings: [] });
  });

  test('another warning is a warning', () => {
    const line =
      '2026-11-25 22:00:00,123 - __init__.py[WARNING]: Unhandled non-multipart (text/x-not-multipart) userdata';
    expect(verdictOf([line])).toMatchObject({
      errors: [],
      warnings: ['__init__.py[WARNING]: Unhandled non-multipart (text/x-not-multipart) userdata'],
    });
  });

  test('lines of others are nothing', () => {
    const lines = ['[FAILED] Failed to start ssh.service - OpenBSD Secure Shell server.', 'cloud-init', ''];
    expect(verdictOf(lines)).toEqual({ isFinished: false, errors: [], warnings: [], lines: 3 });
  });
});

test('a line of the console moves no cursor and names no window', () => {
  expect(consoleLine('\u001b]0;owned\u0007\u001b[2J\u001b[1;1Ha\tb\u0008\u0000\u009b31mc\r')).toBe('a\tbc');
});
