import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '#lib/domain/sources/json.ts'
import type { FetchContext, Fetcher } from '#lib/sources/fetcher.ts'
import type { Outgoing } from '#lib/sources/outgoing/outgoing-client.ts'

/** What a source is asked with. */
interface Asking<Config, Secret> {
  readonly outgoing: Outgoing
  /** Where its folders lie. */
  readonly home: string
  readonly config: Config
  readonly secret?: Secret
}

/** One source, asked time and again: what it keeps stays, what it hands over lies in a folder of its own each time. */
export function sourceOf<Config, Secret>(
  fetcher: Fetcher<Config, Secret>,
  { outgoing, home, config, secret }: Asking<Config, Secret>,
) {
  const newFolder = () => mkdtempSync(join(home, 'source-'))
  const kept = newFolder()
  let state: Json | null = null
  const asked = (today: string, signal = new AbortController().signal) => {
    const told = { requests: 0, bytes: 0, texts: [] as string[] }
    const context: FetchContext = {
      ...{ outgoing, folder: newFolder(), kept, today, signal },
      note: ({ requests = 0, bytes = 0, text }) => {
        told.requests += requests
        told.bytes += bytes
        if (text !== undefined) told.texts.push(text)
      },
    }
    return { context, told }
  }
  return {
    kept,
    async fetch(today: string, signal?: AbortSignal) {
      const { context, told } = asked(today, signal)
      const fetched = await fetcher.fetch(context, config, secret ?? null, state)
      state = fetched.state
      return { ...fetched, paths: fetched.sets.flatMap(({ files }) => files.map(({ path }) => path)), told }
    },
    plan: (today: string) => fetcher.plan?.(asked(today).context, config, secret ?? null, state),
    test: (today: string) => fetcher.test(asked(today).context, config, secret ?? null),
  }
}
