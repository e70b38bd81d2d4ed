import { afterAll, vi } from 'vitest'

/** What a process has one of whatever it works on: an engine keeps what it was asked apart by key. */
const KEPT = new Set(['headroom.engine', 'headroom.schemas', 'headroom.schema-engine'])

/** Runs after the last test of a file, as the next one shares its process: that finds nothing of what this one set up. */
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    const name = Symbol.keyFor(symbol)
    if (name?.startsWith('headroom.') && !KEPT.has(name)) Reflect.deleteProperty(globalThis, symbol)
  }
})
