import { expect, it } from 'vitest'
import { z } from 'zod'
import { readJson } from '#app/_server/parse-input.ts'
import { TeamRulesInput } from '#app/api/_schema/team-rules.ts'

const post = (body: string | Uint8Array<ArrayBuffer>) =>
  new Request('http://localhost/', { method: 'POST', body })

it('reads what the schema describes', async () => {
  expect(await readJson(post('{"a": "Grüße"}'), z.object({ a: z.string() }))).toEqual({ a: 'Grüße' })
})

it.each(['', '{', 'null and void', '<html>'])('refuses %j, which is no JSON', async (body) => {
  await expect(readJson(post(body), z.unknown())).rejects.toMatchObject({ code: 'bad-arguments' })
})

it('refuses bytes that are no UTF-8', async () => {
  await expect(readJson(post(new Uint8Array([0x22, 0xff, 0x22])), z.unknown())).rejects.toMatchObject({
    code: 'bad-arguments',
  })
})

it('stops reading after 1 MB', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled++
      controller.enqueue(new Uint8Array(100_000).fill(0x20))
    },
  })
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: endless,
    duplex: 'half',
  } as RequestInit)
  await expect(readJson(request, z.unknown())).rejects.toMatchObject({ code: 'file-too-large' })
  expect(pulled).toBeLessThan(20)
})

it('names the field at fault', async () => {
  const rules = [{ id: 'a', when: [], gives: { teamFromTag: 'team' } }]
  const body = { rules, sharedSplit: { by: 'even', weights: [] }, author: 'Ann', note: ' ' }
  await expect(readJson(post(JSON.stringify(body)), TeamRulesInput)).rejects.toThrow(
    /note.*must not be empty/s,
  )
})
