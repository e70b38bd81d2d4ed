import { expect, it } from 'vitest'
import { maskMessage } from '#lib/domain/logging/mask-message.ts'

it.each([
  ['Received block blk_-69 of size 67108864 from /10.251.42.84', 'Received block <*> of size <*> from <*>'],
  ['job 550e8400-e29b-41d4-a716-446655440000 done', 'job <*> done'],
  ['at 0xdeadBEEF, mask 5', 'at <*>, mask <*>'],
  [
    'authentication failure; logname= uid=0 rhost=example',
    'authentication failure; logname= uid=<*> rhost=<*>',
  ],
  ['[instance: 3edec1e4] VM Started (Lifecycle Event)', '[instance: <*>] VM Started (Lifecycle Event)'],
  ['open /var/log/messages failed', 'open <*> failed'],
  ['GET https://example.org/a/b now', 'GET <*> now'],
  ['GET /search?q=divorce&lang=en now', 'GET /search?q=<*>&lang=<*> now'],
  ['fetch ftp://ann:hunter/horse@db/shop now', 'fetch <*> now'],
  ['mail to ann@example.org', 'mail to <*>'],
  ['password=<*>) refused, A=<*>>', 'password=<*>) refused, A=<*>>'],
  ["host 'alpha' joined", "host '<*>' joined"],
  ['name="Ann Lee" joined', 'name="<*>" joined'],
  ['{"user":"Ann Lee","role":"admin"} saved', '{"user":"<*>","role":"<*>"} saved'],
  ['nodes 1, 2, 3 of 4', 'nodes <*> of <*>'],
  ['delete 1 2 3 4', 'delete <*> <*>'],
  ['on Sun Jul 10 sharp', 'on <*> <*> sharp'],
  ['May I', 'May I'],
  ['two  spaces\tand tabs ', 'two spaces and tabs'],
  ['', ''],
])('%s becomes %s', (message, form) => {
  expect(maskMessage(message)).toBe(form)
})

it('leaves prose as it is', () => {
  const prose = "Can't find child in scoreboard: no such child (yet)."
  expect(maskMessage(prose)).toBe(prose)
})
