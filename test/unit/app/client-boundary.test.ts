import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const app = fileURLToPath(new URL('../../../app', import.meta.url))
const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(`${app}/${path}`, 'utf8') }))
const isDeclared = (text: string) => /^\s*['"]use client['"]/m.test(text)
const isNamed = (path: string) => path.endsWith('.client.tsx') || path === 'error.tsx'

describe('browser code', () => {
  it('is found by its file name: .client.tsx, and the error page', () => {
    expect(
      files.filter(({ path, text }) => isDeclared(text) !== isNamed(path)).map(({ path }) => path),
    ).toEqual([])
  })

  it('asks no other origin for anything', () => {
    const outgoing = /(?:fetch|open|importScripts)\(\s*[`'"][^`'"]*https?:|@import\s+url|src=["'`]https?:/
    expect(files.filter(({ text }) => outgoing.test(text)).map(({ path }) => path)).toEqual([])
  })
})
