import { expect, test } from '@jest/globals';
import { readBounce } from './bounces.ts';

const report = (parts: readonly string[]) =>
  [
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    'MIME-Version: 1.0',
    '',
    ...parts.flatMap((part) => ['--b', part]),
    '--b--',
    '',
  ].join('\r\n');

const status = (action: string, code: string) =>
  `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; a@b.pe\r\nAction: ${action}\r\nStatus: ${code}`;
const headers = 'Content-Type: text/rfc822-headers\r\n\r\nSubject: s\r\nMessage-ID:\r\n <1@quipu.example>\r\n';
const whole = 'Content-Type: message/rfc822\r\n\r\nSubject: s\r\nMessage-ID: <1@quipu.example>\r\n\r\nHola\r\n';

test.each([
  ['failed', '5.1.1', headers, { messageId: '<1@quipu.example>', isPermanent: true, status: '5.1.1' }],
  ['Failed', '5.7.26', whole, { messageId: '<1@quipu.example>', isPermanent: true, status: '5.7.26' }],
  ['failed', '4.4.7', whole, { messageId: '<1@quipu.example>', isPermanent: false, status: '4.4.7' }],
  ['delayed', '4.2.2', headers, { messageId: '<1@quipu.example>', isPermanent: false, status: '4.2.2' }],
  ['delivered', '2.0.0', headers, null],
  ['relayed', '2.0.0', headers, null],
])('a report of %s, %s is read as it says', async (action, code, original, expected) =>
  expect(await readBounce(report([status(action, code), original]))).toEqual(expected),
);

test.each([
  ['nothing', ''],
  ['an answer of somebody on holiday', 'Subject: Re\r\nAuto-Submitted: auto-replied\r\n\r\nVuelvo el lunes.\r\n'],
  ['a report that names no mail', report([status('failed', '5.1.1')])],
  [
    'a report within the text alone',
    'Subject: x\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\nMessage-ID: <1@quipu.example>\r\n',
  ],
])('%s is no mail that came back', async (_, raw) => expect(await readBounce(raw)).toBeNull());
