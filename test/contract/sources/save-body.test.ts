import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { saveBody } from '#lib/sources/save-body.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const path = join(await temporaryFolder(), 'bill')
const signal = new AbortController().signal

it('a body is written as it comes, and its bytes are told', async () => {
  const told: number[] = []
  const body = Readable.from([Buffer.from('one'), Buffer.from('three')])
  expect(await saveBody(body, path, { signal, note: ({ bytes = 0 }) => void told.push(bytes) })).toBe(8)
  expect([told, readFileSync(path, 'utf8')]).toEqual([[3, 5], 'onethree'])
})

it('a disk that gets full ends the writing, and nothing else', async () => {
  const body = Readable.from([Buffer.from('one'), Buffer.from('three')])
  const note = () => {
    throw new AppError('file-too-large', 'There is not enough disk space left.', 'Free some.')
  }
  await expect(saveBody(body, path, { signal, note })).rejects.toMatchObject({ code: 'file-too-large' })
  expect(body.destroyed).toBe(true)
})
