import { expect, it } from 'vitest'
import { maskMessage } from '#lib/domain/logging/mask-message.ts'
import { redactSecrets } from '#lib/domain/logging/redact-secrets.ts'

/** Secrets without a digit as well, which their looks do not give away. */
const PLANTED: readonly (readonly [message: string, secret: string])[] = [
  ['login with password=hunterhunter ok', 'hunterhunter'],
  ['login with Password: "correct horse battery" ok', 'horse'],
  ['db.password = topsecretword', 'topsecretword'],
  ['the password is swordfish today', 'swordfish'],
  ['run --api-key abcdefghijkl now', 'abcdefghijkl'],
  ['{"apiKey":"qwertyuiop","secret":"zxcvbnm"}', 'zxcvbnm'],
  ['{\\"token\\":\\"asdfghjkl\\"}', 'asdfghjkl'],
  ['Authorization: Bearer abc.def.ghi', 'abc.def'],
  ['authorization: Basic YWxhZGRpbjpvcGVuc2VzYW1l', 'YWxhZGRpbjpvcGVuc2VzYW1l'],
  ['sent bearer abcdefabcdef to it', 'abcdefabcdef'],
  ['Set-Cookie: sid=abcdef; Path=/', 'abcdef'],
  ['jwt eyJhbGciOiJIUzI.eyJzdWIiOiIx.SflKxwRJSMeK seen', 'SflKxwRJSMeK'],
  ['key AKIAIOSFODNNEXAMPLEX used', 'AKIAIOSFODNNEXAMPLEX'],
  ['aws_secret_access_key=wJalrXUtnFEMIKMDENGbPxRfiCYEXAMPLEKEY', 'wJalrXUtnFEMI'],
  ['cloned with ghp_abcdefghijklmnopqrst', 'ghp_abcdefghijklmnopqrst'],
  ['slack xoxb-abcdef-ghijkl posted', 'xoxb-abcdef'],
  ['postgres://admin:letmein@db/app failed', 'letmein'],
  ['mail to ann.lee@example.org bounced', 'ann.lee'],
  ['card 4111 1111 1111 1111 declined', '1111'],
  ['card 4111-1111-1111-1111 declined', '4111'],
  ['-----BEGIN RSA PRIVATE KEY----- MIIEabcdef ghijkl', 'MIIEabcdef'],
  ['Login failed for ann with password hunterhorse', 'hunterhorse'],
  ['Password for user ann: hunterhorse', 'hunterhorse'],
  ['password reset to hunterhorse', 'hunterhorse'],
  ['password -> hunterhorse', 'hunterhorse'],
  ['password：hunterhorse', 'hunterhorse'],
  ['Your new password: correct horse battery', 'battery'],
  ['Server=db;Password=hunter horse;Timeout=3', 'horse'],
  ['user: ann pass: hunterhorse', 'hunterhorse'],
  ['Passwort: hunterhorse', 'hunterhorse'],
  ['tokens: [hunterhorse, swordfish]', 'swordfish'],
  ['<wsse:Password Type="x">hunterhorse</wsse:Password>', 'hunterhorse'],
  ['curl -u ann:hunterhorse https://example.org', 'hunterhorse'],
  ['sent Basic aHVudGVyaG9yc2U= to it', 'aHVudGVyaG9yc2U'],
  ['postgres://ann:hunter/horse@db/shop failed', 'horse'],
  ['mail to jürgen.müller@firma.example bounced', 'jürgen'],
  ['mail to ann@müller.example bounced', 'ann@'],
]

it.each(PLANTED)('%s is found and gone', (message, secret) => {
  const { text, found } = redactSecrets(message)
  expect(found).toBe(true)
  expect(maskMessage(text)).not.toContain(secret)
})

it.each([
  'Auth successful for job_1445144423722_0020 (auth:SIMPLE)',
  'Token: Token { kind: ContainerToken }',
  'Started HttpServer2$SelectChannelConnectorWithSafeStartup@0.0.0.0:62258',
  'blk_7128370237687728475 size 67108864',
  'order 4111 1111 1111 1112 shipped',
  'Failed password for root from 10.0.0.1',
  'basic authentication failed',
  'Accepted password for root from 10.0.0.1',
  'login with password authentication',
  '12 tests pass',
])('%s holds no secret', (message) => {
  expect(redactSecrets(message)).toEqual({ text: message, found: false })
})
