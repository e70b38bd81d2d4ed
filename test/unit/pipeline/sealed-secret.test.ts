import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openSecret, sealSecret } from '#lib/pipeline/sources/sealed-secret.ts'

const key = randomBytes(32)
const secret = { sasToken: 'hunter2' }

it('a secret is read by the key and for the source that it was sealed with, and is not in the sealed text', () => {
  const sealed = sealSecret(key, 'a', secret)
  expect(openSecret(key, 'a', sealed)).toEqual(secret)
  for (const text of [sealed, Buffer.from(sealed.split('.').at(-1) ?? '', 'base64url').toString()])
    expect(text).not.toContain('hunter2')
  expect(sealSecret(key, 'a', secret)).not.toBe(sealed)
})

it.each([
  ['another key', (sealed: string) => openSecret(randomBytes(32), 'a', sealed)],
  ['another source', (sealed: string) => openSecret(key, 'b', sealed)],
  ['a text that was changed', (sealed: string) => openSecret(key, 'a', `${sealed.slice(0, -4)}AAAA`)],
  [
    'a tag that was cut',
    (sealed: string) => openSecret(key, 'a', sealed.replace(/\.([\w-]{4})[\w-]{18}\./, '.$1.')),
  ],
  ['no sealed text', () => openSecret(key, 'a', 'hunter2')],
])('%s opens nothing, and says what to do', (_what, open) => {
  expect(() => open(sealSecret(key, 'a', secret))).toThrow(/another key/)
})
